using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.SafetyProbe.Programs;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.SafetyTests.Programs;

/// <summary>
/// Programs that a generator has written call all public members of the library, in any order and from several threads, with good and bad arguments, and dispose of
/// things, forget them and cancel at any point. Whatever they do, the process lives, each exception is one that the documentation of the member has, nothing hangs, and in
/// the end nothing is left open. Tries are programs, faults the calls that threw.
/// </summary>
public sealed class RandomProgramTests(Figures figures) : IClassFixture<Figures>
{
    private const int ProgramsOfAProcess = 50;
    private const int MostFailures = 8;

    private static readonly int s_count = Setting.Number("ZMQINTEROP_PROGRAMS", 200);

    // The first of these to run, so that one alone can be run again.
    private static readonly int s_first = Setting.Number("ZMQINTEROP_PROGRAMS_FIRST", 0);

    // The same by default: what fails in a build server should not be new every day.
    private static readonly int s_seed = Setting.Number("ZMQINTEROP_PROGRAMS_SEED", 1);

    private readonly List<string> _failures = [];
    private long _calls;
    private long _exceptions;

    [Fact]
    public async Task Programs_OfAllMembers_HarmNothing()
    {
        BundledLibrary.Require();
        await Parallel.ForEachAsync(
            Enumerable.Range(s_first, s_count).Chunk(ProgramsOfAProcess),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = CancellationToken.None },
            async (numbers, _) => await RunAsync(numbers));
        figures.Add("random programs", s_count, _exceptions, _failures.Count);
        figures.Add("random programs, calls", _calls, _exceptions, _failures.Count);
        Assert.True(_failures.Count == 0, string.Join(Environment.NewLine, _failures));
    }

    private async Task RunAsync(int[] numbers)
    {
        while (numbers.Length > 0 && _failures.Count < MostFailures)
        {
            RandomProgram[] programs = [.. numbers.Select(static number => ProgramGenerator.Make(s_seed, number))];
            Outcome outcome = await ProgramProcess.RunAsync(programs);
            Interlocked.Add(ref _calls, outcome.Calls);
            Interlocked.Add(ref _exceptions, outcome.Exceptions);
            if (outcome.Fault is not null)
            {
                // After its last program a process may fail, too, by what the programs have left.
                int failed = Math.Min(outcome.Ended, numbers.Length - 1);
                await TellAsync(numbers[failed], programs[failed], outcome.Fault);
            }

            numbers = numbers[Math.Min(outcome.Fault is null ? numbers.Length : outcome.Ended + 1, numbers.Length)..];
        }
    }

    private async Task TellAsync(int number, RandomProgram program, string fault)
    {
        StringBuilder text = new();
        text.AppendLine(null, $"Program {number} of seed {s_seed} (ZMQINTEROP_PROGRAMS_SEED={s_seed} ZMQINTEROP_PROGRAMS_FIRST={number} ZMQINTEROP_PROGRAMS=1): {fault}");
        Shrinker? shrinker = await Shrinker.RunAsync(program);
        text.AppendLine(shrinker is null ? "By itself it did not fail again." : $"A shorter one, for the input of \"ZmqInterop.SafetyProbe programs\": {shrinker.Fault}");
        text.AppendLine((shrinker?.Program ?? program).ToString());
        lock (_failures)
        {
            _failures.Add(text.ToString());
        }
    }
}
