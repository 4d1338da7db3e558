using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>An asynchronous call of one kind of operation.</summary>
internal sealed class AsyncCallOf<TOperation> : AsyncCall
    where TOperation : struct, IAsyncOperation
{
    private const int LargestPool = 1024;

    private static readonly Lock s_poolLock = new();
    private static AsyncCallOf<TOperation>? s_pool;
    private static int s_pooled;

    private TOperation _operation;
    private AsyncCallOf<TOperation>? _nextInPool;

    private AsyncCallOf() => Interest = TOperation.Direction;

    protected override string OperationName => TOperation.Name;

    /// <summary>A free call, a new one when there is none.</summary>
    public static AsyncCallOf<TOperation> Rent()
    {
        lock (s_poolLock)
        {
            if (s_pool is { } call)
            {
                s_pool = call._nextInPool;
                call._nextInPool = null;
                s_pooled--;
                return call;
            }
        }

        return new AsyncCallOf<TOperation>();
    }

    public void Begin(ZmqSocket socket, TOperation operation)
    {
        Begin(socket);
        _operation = operation;
    }

    public override bool TryComplete(nint socket, ZmqPollEvents ready)
    {
        int result = NativeCall.Try(ref _operation, socket, out int error);
        if (error == Errno.EAGAIN)
        {
            return false;
        }

        SetOver(result, error);
        return true;
    }

    protected override void SetOver(int result, int error)
    {
        _operation.End(result);
        base.SetOver(result, error);
    }

    protected override void Free()
    {
        _operation = default;
        lock (s_poolLock)
        {
            if (s_pooled < LargestPool)
            {
                _nextInPool = s_pool;
                s_pool = this;
                s_pooled++;
            }
        }
    }
}
