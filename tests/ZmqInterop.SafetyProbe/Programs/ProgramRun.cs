using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Runs a random program: lets its lanes run, takes everything away from them when they no longer get on, and looks at what is left.</summary>
internal sealed class ProgramRun
{
    /// <summary>What nothing here takes unless it hangs.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(25);

    // Lanes may look for a while as if they waited. First they are only canceled.
    private const int CancelOnly = 1;

    private readonly RandomProgram _program;
    private readonly List<Lane> _lanes = [];
    private int _stalls;

    private ProgramRun(RandomProgram program) => _program = program;

    /// <summary>Runs it.</summary>
    /// <returns>How many calls it made, how many of them threw, and what was wrong.</returns>
    internal static (int Calls, int Exceptions, IReadOnlyCollection<string> Faults) Run(RandomProgram program)
    {
        ProgramRun run = new(program);
        Faults faults = new();
        (int calls, int exceptions, IReadOnlyCollection<OwnedMemory> owners) = run.RunInWorld(faults);
        WaitUntilNothingIsLeft(owners, faults);
        return (calls, exceptions, faults.Texts);
    }

    // Not inlined: what it has on the stack would be kept from the garbage collector.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (int Calls, int Exceptions, IReadOnlyCollection<OwnedMemory> Owners) RunInWorld(Faults faults)
    {
        using World world = new(faults);
        Furniture.Make(world, _program.Setup);
        List<Thread> threads = [.. _program.Steps.GroupBy(static step => step.Lane).Select(group => Start(world, [.. group]))];
        Finish(world, () => threads.TrueForAll(static thread => !thread.IsAlive), Lanes);
        Close(world);
        Finish(world, () => world.Promises.All(static promise => promise.Task.IsCompleted), () => Promises(world));

        // What callbacks and ends of tasks have made since.
        Close(world);
        world.ForgetAll();
        return (_lanes.Sum(static lane => lane.Calls), _lanes.Sum(static lane => lane.Exceptions), world.Owners);
    }

    private Thread Start(World world, IReadOnlyList<ProgramStep> steps)
    {
        Lane lane = new(world, waits: true);
        _lanes.Add(lane);
        Thread thread = new(() => lane.Run(steps)) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Waits until something is over; when nothing moves any more, everything is canceled, then disposed of, again and again.</summary>
    private void Finish(World world, Func<bool> isOver, Func<string> describe)
    {
        long lastMove = Environment.TickCount64;
        long started = lastMove;
        int calls = -1;
        SpinWait spin = default;
        while (!isOver())
        {
            if (spin.NextSpinWillYield)
            {
                Thread.Sleep(1);
            }

            spin.SpinOnce(-1);
            long now = Environment.TickCount64;
            int current = _lanes.Sum(static lane => lane.Calls);
            if (current != calls)
            {
                calls = current;
                lastMove = started = now;
            }
            else if (now - started > Limit.TotalMilliseconds)
            {
                Hang.Report($"Not over {Limit.TotalSeconds} s after everything was disposed of: {describe()}");
            }
            else if (now - lastMove > s_patience.TotalMilliseconds)
            {
                lastMove = now;
                Unblock(world);
            }
        }
    }

    private void Unblock(World world)
    {
        if (_stalls++ < CancelOnly)
        {
            world.Cancel();
        }
        else
        {
            Close(world);
        }
    }

    /// <summary>Disposes of everything, on a thread that is watched.</summary>
    private void Close(World world)
    {
        Lane lane = new(world, waits: true);
        Thread thread = new(() => CloseAll(world, lane)) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Limit))
        {
            Hang.Report($"Disposing of everything has not ended after {Limit.TotalSeconds} s: {lane.Current}");
        }
    }

    private void CloseAll(World world, Lane lane)
    {
        Choices choices = new(_program.Setup);
        foreach (IDisposable item in world.BeginToClose(newestFirst: _program.Setup % 2 == 0))
        {
            if (Catalogue.Find($"{item.GetType().Name}.{nameof(IDisposable.Dispose)}") is { } dispose)
            {
                _ = lane.Call(dispose, [item], choices);
            }
        }
    }

    private string Lanes() => string.Join("; ", _lanes.Select(static lane => lane.Current));

    private static string Promises(World world) =>
        string.Join("; ", world.Promises.Where(static promise => !promise.Task.IsCompleted).Select(static promise => "the task of " + promise.Member.Name));

    /// <summary>Has finalized what the program has forgotten; then there must be nothing more.</summary>
    private static void WaitUntilNothingIsLeft(IReadOnlyCollection<OwnedMemory> owners, Faults faults)
    {
        long end = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (Left(owners) is { } left)
        {
            if (Environment.TickCount64 > end)
            {
                faults.Add("Left after everything was disposed of or finalized: " + left);
                return;
            }

            Extras.Collect();
            Thread.Sleep(1);
        }

        if (owners.Any(static owner => owner.Disposals > 1))
        {
            faults.Add("A wrapped memory was given back more than once.");
        }
    }

    private static string? Left(IReadOnlyCollection<OwnedMemory> owners)
    {
        int wrapped = owners.Count(static owner => owner.IsWrapped && owner.Disposals == 0);
        return ZmqDiagnostics.LiveContexts + ZmqDiagnostics.LiveSockets + ZmqDiagnostics.LiveFrames + ZmqDiagnostics.PendingOperations + wrapped == 0
            ? null
            : $"{ZmqDiagnostics.LiveContexts} contexts, {ZmqDiagnostics.LiveSockets} sockets, {ZmqDiagnostics.LiveFrames} frames, "
                + $"{ZmqDiagnostics.PendingOperations} operations, {wrapped} wrapped memories";
    }
}
