using System.Collections.Generic;
using System.Linq;
using ZmqInterop.InteropTests.Patterns;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Matrix;

/// <summary>One cell of the table: a pattern over a transport with a mechanism, against a peer.</summary>
internal sealed record MatrixCell(PeerProgram Program, Pattern Pattern, string Transport, ZmqMechanism Mechanism)
{
    private static readonly bool[] s_sides = [true, false];

    public static IReadOnlyList<string> Transports { get; } = ["tcp", "ipc"];

    public static IReadOnlyList<ZmqMechanism> Mechanisms { get; } = [ZmqMechanism.Null, ZmqMechanism.Plain, ZmqMechanism.Curve];

    public static IEnumerable<MatrixCell> All =>
        from program in PeerProgram.All
        from pattern in Pattern.All
        from transport in Transports
        from mechanism in Mechanisms
        select new MatrixCell(program, pattern, transport, mechanism);

    /// <summary>What marks the tests of the cell.</summary>
    public string Key => $"{Program.Name}: {Pattern.Name}, {Transport}, {Mechanism}";

    /// <summary>Why there are no tests; null when there are.</summary>
    public string? WhyEmpty => Program.WhyNot(Transport, Mechanism) ?? Pattern.WhyNot(Program, Transport, Mechanism);

    /// <summary>Every payload, with either side binding.</summary>
    public IEnumerable<(bool BindsHere, Payload Payload)> Cases =>
        WhyEmpty is null ? from side in s_sides from payload in Payload.All select (side, payload) : [];
}
