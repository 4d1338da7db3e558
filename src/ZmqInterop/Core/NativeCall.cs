using System.Runtime.CompilerServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>What the results of native calls mean. The only place that asks for errno after one.</summary>
internal static class NativeCall
{
    /// <summary>What C functions return when they fail.</summary>
    private const int Failed = -1;

    /// <summary>
    /// The error number, 0 for none. To be called on the same thread directly after the call: everything in between may change errno. Operations that fail of
    /// themselves, without libzmq's knowledge, return the negative error number (none of which is 1, EPERM).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Error(int result) =>
        result >= 0 ? 0 : result == Failed ? LibZmq.zmq_errno() : -result;

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
