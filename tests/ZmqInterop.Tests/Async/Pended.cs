using System.Runtime.CompilerServices;
using System.Threading;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Tells how many asynchronous calls and pollers wait on a socket.</summary>
internal static class Pended
{
    internal static int Count(ZmqSocket socket) => Volatile.Read(ref Calls(socket));

    internal static void Wait(ZmqSocket socket, int count = 1) => Parked.Until(() => Count(socket) == count, $"{count} asynchronous calls waiting on {socket}");

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_asyncCalls")]
    private static extern ref int Calls(ZmqSocket socket);
}
