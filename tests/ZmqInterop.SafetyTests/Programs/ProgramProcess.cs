using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyTests.Programs;

/// <summary>Runs random programs in a process of their own, one after the other, as far as they go.</summary>
internal static class ProgramProcess
{
    private const int ShownErrorLength = 3000;

    // The process itself tells after 30 s, also while it closes and while it waits for finalizers.
    private static readonly TimeSpan s_limit = 5 * TimeSpan.FromSeconds(30);

    internal static async Task<Outcome> RunAsync(IReadOnlyList<RandomProgram> programs)
    {
        using Process process = SafetyProbe.Start("programs");
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Task writing = WriteAsync(process, programs);
        Outcome outcome = new(0, 0, 0, null);
        try
        {
            while (await ReadLineAsync(process) is { } line)
            {
                string[] words = line.Split(' ');
                outcome = words[0] switch
                {
                    "end" => outcome with { Ended = outcome.Ended + 1, Calls = outcome.Calls + Number(words[1]), Exceptions = outcome.Exceptions + Number(words[2]) },
                    "fault" => outcome with { Fault = outcome.Fault + line + Environment.NewLine },
                    _ => outcome,
                };
            }

            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(s_limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            outcome = outcome with { Fault = outcome.Fault + $"It hung for {s_limit.TotalSeconds} s and said nothing." };
        }

        await writing;
        string error = await errors;
        return outcome.Fault is null && (process.ExitCode != 0 || outcome.Ended < programs.Count)
            ? outcome with { Fault = $"Exit code {process.ExitCode}: {error[..Math.Min(error.Length, ShownErrorLength)]}" }
            : outcome;
    }

    private static async Task<string?> ReadLineAsync(Process process) => await process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(s_limit);

    private static async Task WriteAsync(Process process, IReadOnlyList<RandomProgram> programs)
    {
        try
        {
            foreach (string line in programs.Select(static program => program.ToString()))
            {
                await process.StandardInput.WriteLineAsync(line);
            }

            process.StandardInput.Close();
        }
        catch (System.IO.IOException)
        {
            // The process has ended early.
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
