using System;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Calls by reflection that may take spans, which cannot be boxed.</summary>
internal static class CallWithSpans
{
    /// <summary>Calls a method; null arguments become spans of one element, or the default, where the parameter is a span or is written by the method.</summary>
    /// <returns>What it threw, also by way of a task that it returned.</returns>
    internal static Exception Catch(object target, MethodInfo method, object?[] arguments)
    {
        ParameterInfo[] parameters = method.GetParameters();
        ParameterExpression[] outs = [.. parameters.Where(p => p.ParameterType.IsByRef).Select(p => Expression.Variable(p.ParameterType.GetElementType()!))];
        int next = 0;
        Expression[] values = [.. parameters.Select((p, i) => p.ParameterType.IsByRef ? outs[next++] : Value(p.ParameterType, arguments[i]))];
        Expression call = method.IsStatic
            ? Expression.Call(method, values)
            : Expression.Call(Expression.Constant(target), method, values);
        Expression result = method.ReturnType == typeof(void)
            ? Expression.Block(outs, call, Expression.Constant(null))
            : Expression.Block(outs, Expression.Convert(call, typeof(object)));
        Func<object?> function = Expression.Lambda<Func<object?>>(result).Compile(preferInterpretation: false);
        return Record.Exception(() =>
        {
            object? task = function();
            if (task?.GetType().GetMethod("AsTask") is { } asTask)
            {
                task = asTask.Invoke(task, null);
            }

            (task as System.Threading.Tasks.Task)?.GetAwaiter().GetResult();
        }) ?? throw new InvalidOperationException($"{method} did not throw.");
    }

    private static Expression Value(Type type, object? argument) => type switch
    {
        _ when type == typeof(Span<byte>) => Expression.Convert(Expression.Constant(new byte[1]), type),
        _ when type == typeof(ReadOnlySpan<byte>) => Expression.Convert(Expression.Constant(new byte[1]), type),
        _ when type == typeof(ReadOnlySpan<ZmqFrame>) => Expression.Convert(Expression.Constant(new ZmqFrame[] { new("x") }), type),
        _ when type == typeof(Span<ZmqPollResult>) => Expression.Convert(Expression.Constant(new ZmqPollResult[1]), type),
        _ => Expression.Constant(argument, type),
    };
}
