using System;
using System.IO;
using System.Text;
using Spectre.Console;

namespace ZmqInterop.Tool;

/// <summary>Where the program reads and writes: the process's streams, or those of a test.</summary>
internal sealed class ToolConsole : IDisposable
{
    // Tables in a file or a pipe are not folded.
    private const int WidthOfFiles = 10_000;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly bool _isTerminal;

    public ToolConsole(Stream input, Stream output, TextWriter error)
        : this(input, output, new StreamWriter(output, s_utf8, leaveOpen: true) { AutoFlush = true, NewLine = "\n" }, error, isTerminal: false)
    {
    }

    private ToolConsole(Stream input, Stream output, TextWriter text, TextWriter error, bool isTerminal)
    {
        Input = input;
        Output = output;
        Text = text;
        Error = error;
        _isTerminal = isTerminal;
        Pretty = CreatePretty(text, isTerminal);
    }

    public Stream Input { get; }

    /// <summary>For bytes that are none of ours. Whoever writes to it flushes.</summary>
    public Stream Output { get; }

    /// <summary>The same as <see cref="Output"/>, for text.</summary>
    public TextWriter Text { get; }

    public TextWriter Error { get; }

    /// <summary>The same as <see cref="Output"/>, for tables, and for colors where it is a terminal.</summary>
    public IAnsiConsole Pretty { get; }

    public static ToolConsole OfProcess()
    {
        // Otherwise what comes from elsewhere is written in the code page of the terminal.
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = s_utf8;
        }

        return new ToolConsole(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Out, Console.Error, !Console.IsOutputRedirected);
    }

    /// <summary>A table with names in the first column.</summary>
    public void WriteTable(Table table)
    {
        table.Border(_isTerminal ? TableBorder.Rounded : TableBorder.None);
        if (_isTerminal)
        {
            Pretty.Write(table);
            return;
        }

        // Without the spaces that fill up the last column.
        using StringWriter plain = new();
        CreatePretty(plain, isTerminal: false).Write(table);
        foreach (string line in plain.ToString().TrimEnd().Split('\n'))
        {
            Text.WriteLine(line.TrimEnd());
        }
    }

    private static IAnsiConsole CreatePretty(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }

    public void Dispose()
    {
        Text.Flush();
        Output.Dispose();
        Input.Dispose();
    }
}
