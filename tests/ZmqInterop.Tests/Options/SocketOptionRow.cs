using System;
using System.Collections.Generic;

namespace ZmqInterop.Tests.Options;

/// <summary>What one option is like. Members are named, not called, so that draft and deprecated ones can stand in one table with the others.</summary>
/// <param name="CName">As in zmq.h.</param>
/// <param name="Name">The member of <see cref="ZmqSocketOption"/>.</param>
/// <param name="Access">The kind of the typed member.</param>
internal sealed record SocketOptionRow(string CName, string Name, Access Access)
{
    /// <summary>The typed member, when its name is not that of the option, with "Set" before it for methods.</summary>
    internal string Member
    {
        get => field ?? (Access is Access.Method or Access.MethodPair ? "Set" + Name : Name);
        init;
    }

    /// <summary>What a new socket has; not checked for options that only set.</summary>
    internal object? Default { get; init; }

    /// <summary>Values to set, and to read back where that is possible.</summary>
    internal IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>The types on which it can be set; all others refuse it.</summary>
    internal IReadOnlyList<ZmqSocketType> Types { get; init; } = SocketTypes.All;

    /// <summary>Values outside the range.</summary>
    internal IReadOnlyList<object?> Refused { get; init; } = [];

    /// <summary>What the loaded libzmq lacks for the option; null when it has it.</summary>
    internal string? Lacks { get; init; }

    /// <summary>Other members of <see cref="ZmqSocketOptions"/> that belong to the option.</summary>
    internal IReadOnlyList<string> Companions { get; init; } = [];

    internal ZmqSocketOption Option => Enum.Parse<ZmqSocketOption>(Name);
}
