using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Xunit;

namespace ZmqInterop.AllocationTests;

/// <summary>Receives that really wait: each side sends only when the other one sleeps.</summary>
public sealed class ParkedTests
{
    private const int Rounds = 100_000;
    private const int FirstRounds = 10_000;

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData("inproc://pair", false)]
    [InlineData("inproc://pair", true)]
    [InlineData("tcp://127.0.0.1:*", true)]
    public void Receive_ThatWaits_AllocatesNothing(string endpoint, bool cancellable) => Allocations.RepeatWhileNoisy(() => PlayBothSides(endpoint, cancellable));

    private static void PlayBothSides(string endpoint, bool cancellable)
    {
        using SocketPair pair = new(endpoint);
        using CancellationTokenSource source = new();
        CancellationToken token = cancellable ? source.Token : CancellationToken.None;
        long otherBytes = -1;
        Exception? failure = null;
        Thread other = new(() => failure = Record.Exception(() => otherBytes = Play(pair.Right, pair.Left, begins: false, token)));
        other.Start();
        long processBefore = 0;
        long bytes = Play(pair.Left, pair.Right, begins: true, token, () => processBefore = GC.GetTotalAllocatedBytes(precise: true));
        long processBytes = GC.GetTotalAllocatedBytes(precise: true) - processBefore;
        Assert.True(other.Join(s_limit), "The other side did not come to its end.");
        Assert.Null(failure);
        Assert.True(bytes == 0, Allocations.Sentence(bytes, Rounds, "on the side that begins"));
        Assert.True(otherBytes == 0, Allocations.Sentence(otherBytes, Rounds, "on the side that answers"));
        Allocations.AssertNoiseOnly(processBytes, Rounds);
    }

    /// <summary>The bytes that this side allocates after the first rounds.</summary>
    private static long Play(ZmqSocket mine, ZmqSocket theirs, bool begins, CancellationToken token, Action? afterFirst = null)
    {
        Span<byte> buffer = stackalloc byte[16];
        for (int i = 0; i < FirstRounds; i++)
        {
            PlayRound(mine, theirs, begins, buffer, token);
        }

        afterFirst?.Invoke();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
        {
            PlayRound(mine, theirs, begins, buffer, token);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void PlayRound(ZmqSocket mine, ZmqSocket theirs, bool begins, Span<byte> buffer, CancellationToken token)
    {
        if (begins)
        {
            WaitUntilParked(theirs);
            mine.Send(buffer, cancellationToken: token);
        }

        Assert.True(mine.Receive(buffer, token) == 16);
        if (!begins)
        {
            WaitUntilParked(theirs);
            mine.Send(buffer, cancellationToken: token);
        }
    }

    private static void WaitUntilParked(ZmqSocket socket)
    {
        long end = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        SpinWait spin = default;
        while (Volatile.Read(ref Sleepers(socket)) == 0)
        {
            Assert.True(Environment.TickCount64 < end, "The other side never waits.");
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_sleepers")]
    private static extern ref int Sleepers(ZmqSocket socket);
}
