using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Makes the arguments of a call, good and bad ones.</summary>
internal sealed class Arguments(World world, Lane lane, Choices choices)
{
    // An argument may need a socket, that a context, and that is it.
    private const int MostNested = 3;

    // null and other things that nobody should pass.
    private const int OneBadIn = 25;

    // Not more than this: programs are short.
    private static readonly int[] s_numbers = [0, 1, 2, 3, 5, 8, 16, 100, 1000, 65536, -1, -2, int.MinValue, int.MaxValue];
    private static readonly long[] s_longNumbers = [0, 1, 2, 33, 1024, 100_000, -1, long.MinValue, long.MaxValue, int.MaxValue + 1L];

    private static readonly FrozenSet<string> s_sizes = new[] { "size", "length", "sizeHint", "count", "offset", "index" }.ToFrozenSet();

    // What would wait for ever, or nearly so, because it was told to. Nothing ends it but its own end.
    private static readonly FrozenSet<string> s_patience =
        new[] { "set_ShutdownTimeout", "set_StopTimeout", "set_Linger", "set_CallbackTimeout", nameof(ZmqDiagnostics.Explain) }.ToFrozenSet();

    internal object?[]? Make(MemberCall member, int depth)
    {
        List<object?> values = [];
        if (member.Receiver is { } receiver)
        {
            if (Object(receiver, depth) is not { } target)
            {
                return null;
            }

            values.Add(target);
        }

        foreach (ParameterInfo parameter in member.Parameters)
        {
            Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            values.Add(parameter.IsOut ? Default(type) : Value(type, parameter.Name!, member.Method.Name, depth));
        }

        return [.. values];
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private object? Value(Type type, string name, string method, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return choices.OneIn(4) ? null : Value(underlying, name, method, depth);
        }

        if (!type.IsValueType && choices.OneIn(OneBadIn))
        {
            return null;
        }

        return type.IsEnum ? Enumeration(type, method)
            : type == typeof(TimeSpan) ? s_patience.Contains(method) ? TimeSpan.FromMilliseconds(choices.Next(3)) : Texts.Duration(choices)
            : type == typeof(bool) ? method != "set_Blocky" && choices.OneIn(2)
            : Number(type, name, method) ?? Content.Make(type, name, world, lane, choices) ?? Callbacks.Make(type, world, choices) ?? Other(type, name, depth);
    }

    private object? Number(Type type, string name, string method) => Type.GetTypeCode(type) switch
    {
        // Threads and sockets by the million are what memory limits are for.
        TypeCode.Int32 when method is "set_IoThreads" or "set_WatcherThreads" or nameof(ZmqContext.SetOption) => choices.Next(6) - 1,
        TypeCode.Int32 when method == "set_MaxSockets" => choices.Next(2000) - 1,
        TypeCode.Int32 when s_sizes.Contains(name) => choices.OneIn(8) ? choices.Of(s_numbers) : choices.Next(20),
        TypeCode.Int32 => choices.Of(s_numbers),
        TypeCode.Int64 when s_sizes.Contains(name) => choices.OneIn(8) ? choices.Of(s_longNumbers) : choices.Next(200),
        TypeCode.Int64 => choices.Of(s_longNumbers),
        TypeCode.UInt32 => (uint)choices.Of(s_numbers),
        TypeCode.UInt64 => (ulong)choices.Of(s_longNumbers),
        _ when type == typeof(nint) => (nint)choices.Of(s_numbers),
        _ => null,
    };

    private object Enumeration(Type type, string method)
    {
        if (choices.OneIn(OneBadIn))
        {
            return Enum.ToObject(type, choices.Of([-1, 300, 9999]));
        }

        object[] values = [.. Enum.GetValues(type).Cast<object>().Where(value => !IsForbidden(value, method))];
        return choices.Of(values);
    }

    // Lingering for ever, and descriptors of others.
    private static bool IsForbidden(object value, string method) =>
        value is ZmqContextOption.Blocky
        || (value is ZmqSocketOption.Linger or ZmqSocketOption.UseFileDescriptor && method.StartsWith("Set", StringComparison.Ordinal));

    private object? Other(Type type, string name, int depth)
    {
        if (type == typeof(string))
        {
            return Texts.For(name, world, choices);
        }

        if (type == typeof(object))
        {
            return choices.OneIn(2) ? "state" : Find(choices.Of<Type>([typeof(ZmqSocket), typeof(ZmqCurvePublicKey), typeof(ZmqPollResult)]));
        }

        if (type == typeof(JsonTypeInfo<string>))
        {
            return JsonSerializerOptions.Default.GetTypeInfo(typeof(string));
        }

        if (type.Assembly == typeof(ZmqSocket).Assembly)
        {
            return Object(type, depth);
        }

        world.Faults.Add($"Random programs have no arguments of type {type}: make some in {nameof(Content)} or {nameof(Callbacks)}.");
        return null;
    }

    /// <summary>One that is there, or a new one; null when none can be made just now.</summary>
    private object? Object(Type type, int depth)
    {
        object? found = Find(type);
        if (found is not null && !choices.OneIn(8))
        {
            return found;
        }

        IReadOnlyList<MemberCall> makers = Catalogue.MakersOf(type);
        if (depth < MostNested && makers.Count > 0)
        {
            found = lane.Call(choices.Of(makers), depth + 1, choices) ?? found;
        }

        return found ?? (type.IsValueType && !Lane.IsItsOwn(type) ? Activator.CreateInstance(type) : null);
    }

    private object? Find(Type type) => Lane.IsItsOwn(type) ? lane.FindOwn(type, choices) : world.Find(type, choices);
}
