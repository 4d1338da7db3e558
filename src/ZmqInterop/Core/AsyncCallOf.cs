using ZmqInterop.Internal;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>An asynchronous call of one kind of operation.</summary>
internal sealed class AsyncCallOf<TOperation> : AsyncCall, IPooled<AsyncCallOf<TOperation>>
    where TOperation : struct, IAsyncOperation
{
    private static readonly Pool<AsyncCallOf<TOperation>> s_pool = new(largest: 1024);

    private TOperation _operation;

    private AsyncCallOf() => Interest = TOperation.Direction;

    AsyncCallOf<TOperation>? IPooled<AsyncCallOf<TOperation>>.NextInPool { get; set; }

    protected override string OperationName => TOperation.Name;

    /// <summary>A free call, a new one when there is none.</summary>
    public static AsyncCallOf<TOperation> Rent() => s_pool.TryTake() ?? new AsyncCallOf<TOperation>();

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
        s_pool.Return(this);
    }
}
