using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>A command of the program.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, ToolConsole console)
        : base(name, description)
    {
        Console = console;
        SetAction(RunAsync);
    }

    protected ToolConsole Console { get; }

    /// <summary>Does it, and returns the exit code. Failures are exceptions.</summary>
    protected abstract Task<int> RunAsync(ParseResult line, CancellationToken stop);

    protected static bool IsJson(ParseResult line) => line.GetValue<bool>(CommandLine.JsonName);

    /// <summary>An option that takes seconds, with decimals.</summary>
    protected static Option<double?> Seconds(string name, string description)
    {
        Option<double?> option = new(name) { Description = description, HelpName = "seconds" };
        option.Validators.Add(result =>
        {
            // An int holds the milliseconds in libzmq.
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double?>() is not (> 0 and < 2_000_000))
            {
                result.AddError($"{name} takes seconds, more than 0 and less than 2000000.");
            }
        });
        return option;
    }

    /// <summary>An option that takes a number from a least one on.</summary>
    protected static Option<long?> Number(string name, string description, long least = 1, params string[] aliases)
    {
        Option<long?> option = new(name, aliases) { Description = description, HelpName = "number" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(result.GetValueOrDefault<long?>() >= least))
            {
                result.AddError($"{name} takes a number of at least {least}.");
            }
        });
        return option;
    }

    protected static TimeSpan? Time(ParseResult line, Option<double?> option) => line.GetValue(option) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
