using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>What the results of native calls mean. The only place that asks for errno after one.</summary>
internal static class NativeCall
{
    /// <summary>The result of an operation that failed for want of managed memory, about which libzmq knows nothing.</summary>
    public const int OutOfMemory = -2;

    /// <summary>The error number, 0 for none. To be called on the same thread directly after the call: everything in between may change errno.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Error(int result) =>
        result >= 0 ? 0 : result == OutOfMemory ? Errno.ENOMEM : LibZmq.zmq_errno();

    /// <summary>Tries an operation until no signal interrupts it.</summary>
    public static int Try<TOperation>(ref TOperation operation, nint socket, out int error)
        where TOperation : struct, ISocketOperation
    {
        int result;
        do
        {
            result = operation.Try(socket);
            error = Error(result);
        }
        while (error == Errno.EINTR);

        return result;
    }
}
