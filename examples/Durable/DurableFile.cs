using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ZmqInterop.Examples.Durable;

/// <summary>A file of lines that begin with a number.</summary>
internal static class DurableFile
{
    /// <summary>The number of the last whole line, 0 when there is none. A line that a crash has cut off is taken away.</summary>
    public static int RecoverLast(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        string text = File.ReadAllText(path);
        string whole = text[..(text.LastIndexOf('\n') + 1)];
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(System.Text.Encoding.UTF8.GetByteCount(whole));
        }

        string? line = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return line is null ? 0 : int.Parse(line.AsSpan(0, line.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
    }
}
