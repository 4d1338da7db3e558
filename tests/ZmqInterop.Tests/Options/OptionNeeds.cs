using System;

namespace ZmqInterop.Tests.Options;

/// <summary>What the loaded libzmq lacks for a group of options; null when it has it.</summary>
internal static class OptionNeeds
{
    private static readonly Version s_4_3_5 = new(4, 3, 5);

    internal static string? Curve => Capability("curve");

    internal static string? Gssapi => Capability("gssapi");

    internal static string? Vmci => Capability("vmci");

    internal static string? Draft => Capability("draft");

    internal static string? Wss => Draft ?? Capability("WSS");

    internal static string? Version435 => Zmq.Version < s_4_3_5 ? "4.3.5" : null;

    internal static string? Draft435 => Version435 ?? Draft;

    internal static string? Norm435 => Draft435 ?? Capability("norm");

    private static string? Capability(string name) => Zmq.Has(name) ? null : name;
}
