using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ZmqInterop.Tool.Messages;

/// <summary>Bytes as a text without control characters, and back. What a peer sends must not control the terminal that shows it.</summary>
internal static class EscapedText
{
    public static string Escape(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        while (bytes.Length > 0)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            if (status == OperationStatus.Done && Escaped(rune) is { } escape)
            {
                text.Append(escape);
            }
            else if (status == OperationStatus.Done && IsShown(rune))
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte value in bytes[..length])
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">A backslash stands before something else than n, r, t, x with two digits, or a backslash.</exception>
    public static byte[] Unescape(ReadOnlySpan<char> text)
    {
        List<byte> bytes = new(text.Length);
        while (text.Length > 0)
        {
            int plain = text.IndexOf('\\');
            ReadOnlySpan<char> before = plain < 0 ? text : text[..plain];
            bytes.AddRange(Encoding.UTF8.GetBytes(before.ToString()));
            text = plain < 0 ? [] : text[plain..];
            if (plain >= 0)
            {
                bytes.Add(Value(text, out int length));
                text = text[length..];
            }
        }

        return [.. bytes];
    }

    private static string? Escaped(Rune rune) => rune.Value switch
    {
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => null,
    };

    // Format characters can turn round what stands beside them.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static byte Value(ReadOnlySpan<char> escape, out int length)
    {
        length = 2;
        switch (escape)
        {
            case ['\\', '\\', ..]:
                return (byte)'\\';
            case ['\\', 'n', ..]:
                return (byte)'\n';
            case ['\\', 'r', ..]:
                return (byte)'\r';
            case ['\\', 't', ..]:
                return (byte)'\t';
            case ['\\', 'x', char high, char low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low):
                length = 4;
                return Convert.FromHexString(escape[2..4])[0];
            default:
                throw new FormatException(@"A backslash in a text stands before n, r, t, x with two digits, or another backslash.");
        }
    }
}
