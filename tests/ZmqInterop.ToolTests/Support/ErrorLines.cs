using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace ZmqInterop.ToolTests.Support;

/// <summary>What a program in this process writes to standard error; a test waits for lines of it.</summary>
internal sealed class ErrorLines : TextWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _all = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new NotSupportedException("Lines only.");

    public override void WriteLine(string? value)
    {
        lock (_all)
        {
            _all.AppendLine(value);
        }

        _lines.Writer.TryWrite(value ?? "");
    }

    public override string ToString()
    {
        lock (_all)
        {
            return _all.ToString();
        }
    }

    /// <summary>No more lines will come: whoever waits for one is told.</summary>
    public void Complete() => _lines.Writer.TryComplete();

    /// <summary>Waits for a line that matches, and returns what the first group has.</summary>
    public async Task<string> MatchAsync(string pattern)
    {
        using CancellationTokenSource limit = new(ToolRun.Limit);
        try
        {
            while (true)
            {
                if (Regex.Match(await _lines.Reader.ReadAsync(limit.Token), pattern) is { Success: true } match)
                {
                    return match.Groups[1].Value;
                }
            }
        }
        catch (ChannelClosedException exception)
        {
            throw new InvalidOperationException($"It ended and never wrote {pattern}, but: {this}", exception);
        }
    }
}
