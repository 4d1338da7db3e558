using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop;

// The way that nearly all calls go: through the gate, one try, and out. What comes after a try that fails is in ZmqSocket.Waiting.cs.
public sealed unsafe partial class ZmqSocket
{
    // Stands in the place of an error number.
    private const int NotTried = 0;

    /// <summary>Repeats <paramref name="operation"/> until it succeeds. Its result, or -1 when the time was over first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Run<TOperation>(TOperation operation, int timeout, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation =>
        TryAtOnce(operation, out int result) ? result : RunSlowly(operation, result, timeout, cancellationToken);

    /// <summary>
    /// The first try, which most calls are over with. Throws nothing, so that callers need no protected region around it. When it returns false the gate is
    /// held, and <paramref name="result"/> is what <see cref="RunSlowly"/> goes on from.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAtOnce<TOperation>(TOperation operation, out int result)
        where TOperation : struct, ISocketOperation
    {
        _gate.Enter();
        if (_state != SocketState.Open || !_waiters.IsEmpty)
        {
            result = NotTried;
            return false;
        }

        result = operation.Try(_socket);
        if (result < 0)
        {
            result = NativeCall.Error(result);
            return false;
        }

        _gate.Exit();
        return true;
    }

    /// <summary>After <see cref="TryAtOnce"/> with the error number that it failed with. Entered with the gate held, leaves without.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RunSlowly<TOperation>(TOperation operation, int error, int timeout, CancellationToken cancellationToken)
        where TOperation : struct, ISocketOperation
    {
        if (error != NotTried)
        {
            return RunAgain(operation, error, timeout, cancellationToken);
        }

        if (_state != SocketState.Open)
        {
            ExitAndThrowUnavailable();
        }

        return RunBehindWaiters(operation, timeout, cancellationToken);
    }
}
