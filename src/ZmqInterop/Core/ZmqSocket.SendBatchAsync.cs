using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

// Not in the file of the synchronous ones, whose code is unsafe: that cannot await.
public sealed partial class ZmqSocket
{
    /// <summary>
    /// Sends each of <paramref name="frames"/> as a message of its own, in this order, without a copy; the frames are empty after (zmq_msg_send(3)).
    /// </summary>
    /// <param name="frames">
    /// The frames; none sends nothing. In use until the send is over. When it fails or is canceled, those that were sent are
    /// <see cref="ZmqFrame.IsMoved"/>, and the others, all behind them, still have their content.
    /// </param>
    /// <param name="cancellationToken">Ends the wait. What was sent before that stays so.</param>
    /// <returns>Over when libzmq has all messages.</returns>
    /// <exception cref="ArgumentNullException">One of the frames is null. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">
    /// The content of a frame was sent or moved before, somebody uses it, or it is there twice. Nothing was sent.
    /// </exception>
    /// <exception cref="ZmqException">
    /// The socket only receives, is not in the state to send, for instance within a message, or its context was shut down; or it is a ROUTER, STREAM or DGRAM,
    /// whose messages have more than one frame.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of, possibly while this call waited, or a frame is.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendBatchAsync(ReadOnlyMemory<ZmqFrame> frames, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FrameBatch batch = FrameBatch.LeaseContent(frames.Span);
        try
        {
            // Those that were sent are given back, the others stay leased until they are, or until a call fails.
            for (ReadOnlyMemory<ZmqFrame> rest = batch.Memory; !rest.IsEmpty;)
            {
                rest = rest[await RunAsync(new SendBatch(this, rest), cancellationToken).ConfigureAwait(false)..];
            }
        }
        finally
        {
            batch.Return();
        }
    }
}
