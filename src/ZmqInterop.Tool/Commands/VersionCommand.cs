using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi version: what runs here.</summary>
internal sealed class VersionCommand(ToolConsole console) : ToolCommand("version", "Shows the versions of this program and of libzmq, where libzmq was found, and what it can do.", console)
{
    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        Installation found = Installation.Look();
        if (IsJson(line))
        {
            Console.Text.WriteJson(found.ToJson());
        }
        else
        {
            Table table = new Table().HideHeaders().AddColumns("", "");
            table.AddRow("zmqi", Markup.Escape(found.ToolVersion));
            table.AddRow("libzmq", $"{found.LibraryVersion}");
            table.AddRow("found at", Markup.Escape(found.LibraryPath ?? "inside of the program"));
            table.AddRow("has", string.Join(' ', found.Capabilities));
            table.AddRow("has not", string.Join(' ', found.Missing));
            table.AddRow("runtime", Markup.Escape($"{Installation.Runtime}, {Installation.RuntimeIdentifier}"));
            Console.WriteTable(table);
        }

        return Task.FromResult(ExitCodes.Success);
    }
}
