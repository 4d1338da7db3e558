#pragma warning disable ZMQDRAFT001 // Drafts are attacked, too.

using System;
using System.Diagnostics;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>What the good client and the attacked socket say to each other, in lockstep: one thread is both.</summary>
internal abstract class Traffic(ZmqSocket server) : IDisposable
{
    // What nothing takes unless it hangs.
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    protected ZmqSocket Server { get; } = server;

    protected Numbers Numbers { get; } = new();

    /// <summary>Returns when the good client is connected.</summary>
    internal abstract void Begin(string endpoint);

    /// <summary>Exchanges one message. Throws when it does not arrive, or another does in its place.</summary>
    internal abstract void Step(long number);

    /// <summary>After the attack: returns when all is as before.</summary>
    internal virtual void Recover(long number)
    {
        for (int i = 0; i < 20; i++)
        {
            Step(number + i);
        }
    }

    public abstract void Dispose();

    protected static void Within(Func<bool> condition, string otherwise)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(begin) > Limit)
            {
                throw new FuzzException(otherwise);
            }
        }
    }

    /// <summary>Whether the content is the number; false when it is a stranger's.</summary>
    protected bool Is(long number, ReadOnlySpan<byte> content)
    {
        if (Numbers.Read(content) is not { } found || found < 0)
        {
            return false;
        }

        return found == number ? true : throw new FuzzException($"{found} arrives instead of {number}.");
    }
}
