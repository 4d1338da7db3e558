using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace ZmqInterop.Tool.Messages;

/// <summary>Messages for people: where they come from, and each frame as digits and characters.</summary>
internal static class HexDump
{
    private const int BytesOfALine = 16;

    public static void Write(TextWriter writer, ZmqMessage message, long number)
    {
        string from = message.Count > 0 && message[0].PeerAddress is { Length: > 0 } address ? $", from {EscapedText.Escape(Encoding.UTF8.GetBytes(address))}" : "";
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"message {number}: {Counted(message.Count, "frame")}, {Counted(message.TotalSize, "byte")}{from}"));
        for (int i = 0; i < message.Count; i++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  [{i}] {Counted(message[i].Size, "byte")}"));
            ReadOnlySpan<byte> bytes = message[i].Span;
            for (int offset = 0; offset < bytes.Length; offset += BytesOfALine)
            {
                writer.WriteLine(Line(offset, bytes[offset..Math.Min(offset + BytesOfALine, bytes.Length)]));
            }
        }
    }

    private static string Counted(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Line(int offset, ReadOnlySpan<byte> bytes)
    {
        StringBuilder digits = new();
        StringBuilder characters = new();
        for (int i = 0; i < bytes.Length; i++)
        {
            digits.Append(CultureInfo.InvariantCulture, $"{(i == BytesOfALine / 2 ? " " : "")}{bytes[i]:x2} ");
            characters.Append(bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.');
        }

        return string.Create(CultureInfo.InvariantCulture, $"      {offset:x8}  {digits,-49} |{characters}|");
    }
}
