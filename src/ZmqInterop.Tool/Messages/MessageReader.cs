using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Messages;

/// <summary>Reads messages from standard input, as <see cref="MessageWriter"/> writes them.</summary>
internal static class MessageReader
{
    /// <summary>The messages, each to be disposed of by the caller, with their groups where they have one.</summary>
    public static async IAsyncEnumerable<(ZmqMessage Message, string? Group)> ReadAsync(Stream input, MessageFormat format, [EnumeratorCancellation] CancellationToken stop)
    {
        if (format == MessageFormat.Raw)
        {
            yield return (await ReadWholeAsync(input, stop), null);
            yield break;
        }

        using StreamReader reader = new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);

        // A read of the terminal cannot be canceled, only left behind.
        while (await reader.ReadLineAsync(stop).AsTask().WaitAsync(stop) is { } line)
        {
            ZmqMessage message = new();
            string? group = null;
            try
            {
                Fill(message, line, format, out group);
            }
            catch
            {
                message.Dispose();
                throw;
            }

            yield return (message, group);
        }
    }

    private static async Task<ZmqMessage> ReadWholeAsync(Stream input, CancellationToken stop)
    {
        using MemoryStream whole = new();
        await input.CopyToAsync(whole, stop).WaitAsync(stop);
        return new ZmqMessage { whole.GetBuffer().AsSpan(0, (int)whole.Length) };
    }

    private static void Fill(ZmqMessage message, string line, MessageFormat format, out string? group)
    {
        group = null;
        if (format == MessageFormat.Json)
        {
            MessageJson.Read(line, message, out group);
            return;
        }

        foreach (string frame in line.Split('\t'))
        {
            message.Add(format == MessageFormat.Hex ? FromHex(frame) : EscapedText.Unescape(frame));
        }
    }

    private static byte[] FromHex(string frame)
    {
        try
        {
            return Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException exception)
        {
            throw new FormatException($"These are no hexadecimal digits, two to a byte: {frame}", exception);
        }
    }
}
