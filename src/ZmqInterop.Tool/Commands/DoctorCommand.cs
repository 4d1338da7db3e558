using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;
using ZmqInterop.Tool.Doctor;
using ZmqInterop.Tool.Sockets;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi doctor: what would go wrong, and why messages do not arrive.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    private readonly SocketArguments _socket = new(ZmqSocketType.Sub);
    private readonly Option<double?> _time = Seconds("--seconds", "How long to watch the socket; two without it.");

    public DoctorCommand(ToolConsole console)
        : base("doctor", "Checks libzmq and this machine. With an endpoint it makes such a socket in the place of yours, watches it, and tells what is wrong. Exit code 1 when something is.", console)
    {
        _socket.AddTo(this);
        Add(_time);
    }

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        List<Check> checks = [];
        try
        {
            checks.AddRange(LibraryChecks.Run());
        }
        catch (ZmqNativeLoadException exception)
        {
            Show(line, [new Check("library", Verdict.Problem, exception.Message, "docs/native-loading.md explains the search.")]);
            return ExitCodes.NoLibrary;
        }

        checks.AddRange(await Task.Run(() => MachineChecks.Run(stop).ToList(), stop));
        if (_socket.AreGiven(line))
        {
            checks.AddRange(await SocketChecks.RunAsync(line, _socket, Console, Time(line, _time) ?? TimeSpan.FromSeconds(2), stop));
        }

        Show(line, checks);
        return checks.Exists(check => check.Verdict == Verdict.Problem) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private void Show(ParseResult line, List<Check> checks)
    {
        if (IsJson(line))
        {
            Console.Text.WriteJson(new JsonArray([.. checks.Select(check => check.ToJson())]));
            return;
        }

        Table table = new Table().HideHeaders().AddColumns("", "", "");
        foreach (Check check in checks)
        {
            string style = check.Verdict switch
            {
                Verdict.Ok => "green",
                Verdict.Warning => "yellow",
                _ => "red",
            };
            table.AddRow($"[{style}]{check.Verdict.ToString().ToLowerInvariant()}[/]", Markup.Escape(check.Name), Markup.Escape(check.Detail));
            if (check.Advice is not null)
            {
                table.AddRow("", "", Markup.Escape(check.Advice));
            }
        }

        Console.WriteTable(table);
    }
}
