using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Perf;

/// <summary>
/// The loops of <see cref="Messages{TWire}"/> with await. Pieces here, too; their state comes from a pool, so that whatever is allocated is the library's.
/// </summary>
internal sealed class AsyncMessages : IDisposable
{
    private const int Piece = 1000;

    private readonly ZmqSocket _socket;
    private readonly int _size;
    private readonly CancellationToken _token;
    private readonly ZmqFrame _frame = new();

    /// <summary>Messages of one size through one socket.</summary>
    public AsyncMessages(ZmqSocket socket, int size, CancellationToken token)
    {
        _socket = socket;
        _size = size;
        _token = token;
    }

    public void Dispose() => _frame.Dispose();

    public async Task SendAsync(long count)
    {
        for (; count > 0; count -= Piece)
        {
            await SendPieceAsync((int)Math.Min(count, Piece)).ConfigureAwait(false);
        }
    }

    public async Task ReceiveAsync(long count)
    {
        for (; count > 0; count -= Piece)
        {
            await ReceivePieceAsync((int)Math.Min(count, Piece)).ConfigureAwait(false);
        }
    }

    public async Task RequestAsync(long count)
    {
        _frame.Allocate(_size);
        for (; count > 0; count -= Piece)
        {
            await RequestPieceAsync((int)Math.Min(count, Piece)).ConfigureAwait(false);
        }
    }

    public async Task ReplyAsync(long count)
    {
        for (; count > 0; count -= Piece)
        {
            await ReplyPieceAsync((int)Math.Min(count, Piece)).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendPieceAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _frame.Allocate(_size);
            await _socket.SendAsync(_frame, cancellationToken: _token).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReceivePieceAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await _socket.ReceiveAsync(_frame, _token).ConfigureAwait(false);
            Check();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RequestPieceAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await _socket.SendAsync(_frame, cancellationToken: _token).ConfigureAwait(false);
            await _socket.ReceiveAsync(_frame, _token).ConfigureAwait(false);
            Check();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReplyPieceAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await _socket.ReceiveAsync(_frame, _token).ConfigureAwait(false);
            Check();
            await _socket.SendAsync(_frame, cancellationToken: _token).ConfigureAwait(false);
        }
    }

    private void Check()
    {
        if (_frame.Size != _size)
        {
            throw new InvalidOperationException("message of incorrect size received");
        }
    }
}
