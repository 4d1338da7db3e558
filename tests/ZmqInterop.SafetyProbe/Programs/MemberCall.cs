using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>A public member of the library: how to call it, and what it may throw.</summary>
internal sealed class MemberCall
{
    private readonly Lazy<Func<object?[], object?>> _thunk;
    private readonly IReadOnlyList<Type> _documented;

    internal MemberCall(string name, MethodBase method, int weight, IReadOnlyList<Type> documented)
    {
        Name = name;
        Method = method;
        Weight = weight;
        _documented = documented;
        Parameters = method.GetParameters();
        UsesFrames = FramesAreUsedBy(method);
        _thunk = new Lazy<Func<object?[], object?>>(() => Thunk.Make(method));
    }

    internal string Name { get; }

    internal MethodBase Method { get; }

    internal IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>How often the generator takes it, compared with others.</summary>
    internal int Weight { get; }

    /// <summary>The type of what it gives back.</summary>
    internal Type? Makes => Method.IsConstructor ? Method.DeclaringType : ((MethodInfo)Method).ReturnType;

    /// <summary>Of an instance member the type that it is a member of.</summary>
    internal Type? Receiver => Method.IsStatic || Method.IsConstructor ? null : Method.DeclaringType;

    /// <summary>Whether it may wait for long.</summary>
    internal bool Waits => Parameters.Any(static parameter => parameter.ParameterType == typeof(CancellationToken));

    // Frames and messages say for all of their members what happens when two threads use them, and sockets what happens when a proxy has them.
    private bool UsesFrames { get; }

    /// <summary>Calls it. Arguments begin with the receiver, and hold what was given back by out afterwards.</summary>
    internal object? Invoke(object?[] arguments) => _thunk.Value(arguments);

    /// <summary>Whether the documentation allows an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    internal bool Allows(Exception exception) =>
        exception is ProgramFaultException
        || _documented.Any(type => type.IsInstanceOfType(exception))
        || (exception.GetType() == typeof(InvalidOperationException) && (UsesFrames || exception.Message.Contains("is used by a proxy", StringComparison.Ordinal)));

    private static bool FramesAreUsedBy(MethodBase method) =>
        method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.DeclaringType!)
            .Any(static type => type == typeof(ZmqFrame) || type.GenericTypeArguments.Contains(typeof(ZmqFrame)) || type == typeof(ZmqMessage) || type == typeof(ZmqMessage.Enumerator) || type == typeof(ZmqFrameWriter));
}
