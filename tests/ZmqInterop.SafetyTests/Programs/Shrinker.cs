using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyTests.Programs;

/// <summary>
/// Makes a program that fails shorter, as long as it fails. The library's own shrinking would make new programs; here calls are left out, since each chooses its arguments by
/// itself.
/// </summary>
internal sealed class Shrinker
{
    // What depends on the time does not fail each time.
    private const int Tries = 4;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly long _started = Stopwatch.GetTimestamp();

    private Shrinker(RandomProgram program, string fault)
    {
        Program = program;
        Fault = fault;
    }

    internal RandomProgram Program { get; private set; }

    internal string Fault { get; private set; }

    /// <summary>The shortest program found, with its fault; null when the program did not fail again by itself.</summary>
    internal static async Task<Shrinker?> RunAsync(RandomProgram program)
    {
        if (await FaultOfAsync(program) is not { } fault)
        {
            return null;
        }

        Shrinker shrinker = new(program, fault);
        await shrinker.ShrinkAsync();
        return shrinker;
    }

    private async Task ShrinkAsync()
    {
        for (int size = Math.Max(1, Program.Steps.Count / 2); size > 0; size /= 2)
        {
            // From the end: what comes later needs what came before.
            for (int first = Program.Steps.Count - size; first >= 0; first -= size)
            {
                await TryAsync(Program with { Steps = [.. Program.Steps.Take(first), .. Program.Steps.Skip(first + size)] });
            }
        }

        await TryAsync(Program with { Setup = 0 });
        await TryAsync(Program with { Steps = [.. Program.Steps.Select(static step => step with { Lane = 0 })] });
        await TryAsync(Program with { Steps = [.. Program.Steps.Select(static step => step with { Repeat = 1 })] });
    }

    private async Task TryAsync(RandomProgram shorter)
    {
        if (shorter.Steps.Count > 0 && Stopwatch.GetElapsedTime(_started) < s_limit && await FaultOfAsync(shorter) is { } fault)
        {
            Program = shorter;
            Fault = fault;
        }
    }

    private static async Task<string?> FaultOfAsync(RandomProgram program)
    {
        IReadOnlyList<RandomProgram> again = [.. Enumerable.Repeat(program, Tries)];
        return (await ProgramProcess.RunAsync(again)).Fault;
    }
}
