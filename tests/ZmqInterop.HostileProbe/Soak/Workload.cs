using System;
using System.Threading;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>Something that programs do again and again. Each has a thread, and what it counts is read by another one.</summary>
internal abstract class Workload : IDisposable
{
    private long _rounds;
    private long _messages;

    internal abstract string Name { get; }

    internal long Rounds => Volatile.Read(ref _rounds);

    internal long Messages => Volatile.Read(ref _messages);

    /// <summary>The same numbers every time, so that a run can be compared with the last one.</summary>
    protected Random Random { get; } = new(1);

    /// <summary>What all have to themselves for longer than a round.</summary>
    protected ZmqContext Context { get; } = new();

    internal void Round()
    {
        Play();
        Interlocked.Increment(ref _rounds);
    }

    public virtual void Dispose()
    {
        Context.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Play();

    protected void Count(int messages = 1) => Interlocked.Add(ref _messages, messages);

    protected static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
