using System;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace ZmqInterop.Tool.Commands;

/// <summary>What the measurements have in common.</summary>
internal abstract class MeasureCommand : ToolCommand
{
    private readonly Option<string> _endpoint = new("--endpoint", "-e") { Description = "Where they meet: tcp://127.0.0.1:*, which is the default, ipc://*, inproc://name.", HelpName = "endpoint", DefaultValueFactory = _ => "tcp://127.0.0.1:*" };
    private readonly Option<long?> _size = Number("--size", "Bytes to a message; 16 without it.", least: 0);
    private readonly Option<long?> _count;
    private readonly long _defaultCount;

    protected MeasureCommand(string name, string description, long defaultCount, ToolConsole console)
        : base(name, description, console)
    {
        _defaultCount = defaultCount;
        _count = Number("--count", $"Messages; {defaultCount} without it.");
        Add(_endpoint);
        Add(_size);
        Add(_count);
    }

    protected string Endpoint(ParseResult line) => line.GetValue(_endpoint)!;

    protected int Count(ParseResult line) => checked((int)(line.GetValue(_count) ?? _defaultCount));

    protected sealed override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        byte[] content = new byte[line.GetValue(_size) ?? 16];

        // What waits here waits as it would in a program: without await.
        JsonObject result = await Task.Factory.StartNew(() => Measure(line, content, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Show(line, result);
        return ExitCodes.Success;
    }

    /// <summary>Measures, and returns the results by their names, numbers rounded.</summary>
    protected abstract JsonObject Measure(ParseResult line, byte[] content, CancellationToken stop);

    protected static double Rounded(double value) => Math.Round(value, value < 100 ? 2 : 0);

    private void Show(ParseResult line, JsonObject result)
    {
        if (IsJson(line))
        {
            Console.Text.WriteJson(result);
            return;
        }

        Table table = new Table().HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        foreach ((string name, JsonNode? value) in result)
        {
            string shown = value!.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.InvariantCulture)
                : value.GetValue<string>();
            table.AddRow(Words(name), Markup.Escape(shown));
        }

        Console.WriteTable(table);
    }

    // messagesPerSecond becomes "messages per second".
    private static string Words(string name) => string.Concat(System.Linq.Enumerable.Select(name, character => char.IsUpper(character) ? " " + char.ToLowerInvariant(character) : character.ToString()));
}
