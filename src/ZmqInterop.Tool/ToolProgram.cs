using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool;

/// <summary>The whole program but for its process: arguments in, exit code out.</summary>
internal static class ToolProgram
{
    // Not response files: "@tcp://*:5555" is an endpoint, and a message may begin with @ as well.
    private static readonly ParserConfiguration s_parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken stop)
    {
        ErrorReport errors = new(console.Error, arguments.Contains(CommandLine.JsonName, StringComparer.Ordinal));
        ParseResult line = CommandLine.Create(console).Parse(arguments, s_parser);
        if (line.Action is ParseErrorAction)
        {
            string command = line.CommandResult.Command is RootCommand ? "" : $"{line.CommandResult.Command.Name} ";
            errors.Write($"{string.Join(' ', line.Errors.Select(error => error.Message))} (zmqi {command}--help)", ExitCodes.Usage);
            return ExitCodes.Usage;
        }

        InvocationConfiguration configuration = new()
        {
            Output = console.Text,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Program has handlers of its own.
        };
        try
        {
            return await line.InvokeAsync(configuration, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            int exitCode = ExitCode(exception);
            errors.Write(exception.Message, exitCode);
            return exitCode;
        }
    }

    private static int ExitCode(Exception exception) => exception switch
    {
        ToolException own => own.ExitCode,
        ZmqNativeLoadException => ExitCodes.NoLibrary,
        _ => ExitCodes.Failure,
    };

    // What users, files, peers and libzmq can bring about; anything else is a bug and shows its stack.
    private static bool IsExpected(Exception exception) => exception is
        ToolException or ZmqException or ZmqNativeLoadException or NotSupportedException or InvalidOperationException or ArgumentException or
        FormatException or IOException or UnauthorizedAccessException;
}
