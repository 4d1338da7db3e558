using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Tells when calls on a socket have gone to sleep, so that no test has to guess.</summary>
internal static class Parked
{
    /// <summary>Waits until so many calls and pollers sleep on the socket.</summary>
    internal static void Wait(ZmqSocket socket, int count = 1) =>
        Until(() => Volatile.Read(ref Sleepers(socket)) == count, $"{count} calls waiting on {socket}");

    /// <summary>Waits until the call sleeps on the socket, or is over because the system's buffers had some room after all.</summary>
    internal static void WaitOrEnd(ZmqSocket socket, BackgroundCall call) =>
        Until(() => Volatile.Read(ref Sleepers(socket)) == 1 || !call.IsRunning, $"a call waiting on {socket}");

    /// <summary>Waits until something has come true.</summary>
    internal static void Until(Func<bool> condition, string what)
    {
        long end = Environment.TickCount64 + (long)BackgroundCall.Limit.TotalMilliseconds;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < end, $"Within {BackgroundCall.Limit.TotalSeconds} s there never were: {what}.");
            Thread.Sleep(1);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_sleepers")]
    private static extern ref int Sleepers(ZmqSocket socket);
}
