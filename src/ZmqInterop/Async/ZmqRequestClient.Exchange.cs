using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

// How a request finds its reply. It stands in a table under its number from before it is sent until somebody takes it out: the receiver, who then hands it
// the reply, or the request itself, which then has none. Taking out decides; so no reply is lost between a timeout and its arrival, and none is handed over twice.
public sealed partial class ZmqRequestClient
{
    /// <summary>Sends a request, again and again if need be, until it has a reply. Disposes of the request.</summary>
    private async Task<ZmqMessage> ExchangeAsync(ZmqMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            long number = Interlocked.Increment(ref _lastNumber);
            _envelope.Wrap(request, number);
            TaskCompletionSource<ZmqMessage> reply = Register(number);
            try
            {
                long attempts = 1L + Retries;
                TimeSpan timeout = AttemptTimeout;
                for (long i = 0; i < attempts; i++)
                {
                    if (await TryExchangeAsync(request, reply.Task, timeout, cancellationToken).ConfigureAwait(false))
                    {
                        return await reply.Task.ConfigureAwait(false);
                    }
                }

                throw new TimeoutException(
                    $"There is no reply after {attempts} attempt(s) of {timeout.TotalSeconds} s each, by {Socket}. Is the server there, and does it answer with the envelope of the request?");
            }
            catch
            {
                if (Remove(number))
                {
                    throw;
                }

                // The receiver was faster: it has the reply, or why there will be none, or is about to tell.
                return await reply.Task.ConfigureAwait(false);
            }
        }
    }

    /// <summary>One attempt. False when its time is over.</summary>
    private async Task<bool> TryExchangeAsync(ZmqMessage request, Task reply, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(timeout);
        using ZmqMessage copy = request.Copy();
        Task sending = Socket.SendAsync(copy, attempt.Token).AsTask();
        try
        {
            if (!sending.IsCompleted && await Task.WhenAny(sending, reply).ConfigureAwait(false) == reply)
            {
                // The reply to an earlier attempt. This one need not be sent any more.
                await attempt.CancelAsync().ConfigureAwait(false);
                await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            }

            await sending.ConfigureAwait(false);
            await reply.WaitAsync(attempt.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (attempt.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private TaskCompletionSource<ZmqMessage> Register(long number)
    {
        TaskCompletionSource<ZmqMessage> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _pending.Add(number, reply);
            if (!_receives)
            {
                _receives = true;
                _receiving = ReceiveRepliesAsync();
            }
        }

        return reply;
    }

    private bool Remove(long number)
    {
        lock (_lock)
        {
            return _pending.Remove(number);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Handed on to the requests.")]
    private async Task ReceiveRepliesAsync()
    {
        // Away from the caller, who holds the lock, and from its context.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using ZmqMessage message = new();
            while (true)
            {
                await Socket.ReceiveAsync(message).ConfigureAwait(false);
                Deliver(message);
            }
        }
        catch (Exception exception)
        {
            FailAll(exception);
        }
    }

    private void Deliver(ZmqMessage message)
    {
        TaskCompletionSource<ZmqMessage>? request = null;
        if (_envelope.TryUnwrap(message, out long number))
        {
            lock (_lock)
            {
                _pending.Remove(number, out request);
            }
        }

        if (request is null)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        // The message is used again for the next reply.
        request.SetResult(TakeFrames(message));
    }

    private static ZmqMessage TakeFrames(ZmqMessage message)
    {
        ZmqMessage taken = new();
        while (!message.IsEmpty)
        {
            using ZmqFrame frame = message.Pop();
            taken.Add(frame);
        }

        return taken;
    }

    /// <summary>Nothing is received any more, unless another request begins.</summary>
    private void FailAll(Exception exception)
    {
        TaskCompletionSource<ZmqMessage>[] requests;
        lock (_lock)
        {
            _receives = false;
            requests = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (TaskCompletionSource<ZmqMessage> request in requests)
        {
            request.SetException(exception is ObjectDisposedException ? Disposed() : exception);

            // It may have ended by itself meanwhile.
            _ = request.Task.Exception;
        }
    }

    private static ObjectDisposedException Disposed() => new(nameof(ZmqRequestClient), "The request client is disposed of.");
}
