using System.Collections.Generic;
using System.Text;

namespace ZmqInterop.Tests.Options;

/// <summary>The key of zmq_curve(7) in its forms, and what only looks like a key.</summary>
internal static class CurveKeys
{
    internal const string Text = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";

    internal static byte[] Bytes =>
    [
        0xBB, 0x88, 0x47, 0x1D, 0x65, 0xE2, 0x65, 0x9B, 0x30, 0xC5, 0x5A, 0x53, 0x21, 0xCE, 0xBB, 0x5A,
        0xAB, 0x2B, 0x70, 0xA3, 0x98, 0x64, 0x5C, 0x26, 0xDC, 0xA2, 0xB2, 0xFC, 0xB4, 0x3F, 0xC5, 0x18,
    ];

    internal static byte[] AsciiText => Encoding.ASCII.GetBytes(Text);

    internal static IReadOnlyList<object?> Wrong { get; } =
    [
        null,
        "",
        Text[1..],
        Text + "0",
        new string('0', 400),
        Text[1..] + "é",
        Text[1..] + "\"",
        Text[1..] + "\0",
        Text[5..] + "#####",
        System.Array.Empty<byte>(),
        new byte[31],
        new byte[33],
        new byte[40],
        new byte[41],
        Encoding.ASCII.GetBytes(Text + "\0"),
        Encoding.ASCII.GetBytes(Text[5..] + "#####"),
    ];
}
