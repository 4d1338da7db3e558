using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

// Waiting without a thread: the process-wide watcher looks at the sockets meanwhile.
public sealed partial class ZmqPoller
{
    // Counts nothing: more than one wake-up says no more than one.
    private readonly SemaphoreSlim _asyncWakeUp = new(0);
    private bool _waitsAsync;

    /// <summary>
    /// As <see cref="Wait(Span{ZmqPollResult}, TimeSpan?, CancellationToken)"/>, without a thread that waits; a poller that has descriptors uses one, until the
    /// wait is over.
    /// </summary>
    /// <param name="results">
    /// Where everything goes that is ready. When there is not enough room for all, the next call begins with the items that found none.
    /// </param>
    /// <param name="timeout">The longest wait; without a limit when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many results there are; 0 when the time was over first.</returns>
    /// <exception cref="ArgumentException"><paramref name="results"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException">Somebody waits with this poller already.</exception>
    /// <exception cref="ZmqException">The context of a socket was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The poller or one of its sockets is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before anything was ready.</exception>
    public async ValueTask<int> WaitAsync(
        Memory<ZmqPollResult> results, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        if (results.IsEmpty)
        {
            throw new ArgumentException("There is no room for a result.", nameof(results));
        }

        Deadline deadline = Deadline.After(timeout is { } limit ? Deadline.ToMilliseconds(limit, nameof(timeout)) : Deadline.Infinite);
        cancellationToken.ThrowIfCancellationRequested();
        Begin();
        CancellationTokenRegistration registration = default;
        try
        {
            Volatile.Write(ref _waitsAsync, true);
            registration = cancellationToken.UnsafeRegister(static poller => ((ZmqPoller)poller!).WakeUp(), this);
            return await WaitAsync(results, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await registration.DisposeAsync().ConfigureAwait(false);
            Volatile.Write(ref _waitsAsync, false);
            End();
        }
    }

    private async ValueTask<int> WaitAsync(Memory<ZmqPollResult> results, Deadline deadline, CancellationToken cancellationToken)
    {
        TakeChanges();
        LookOrWait(watch: true);
        while (_descriptorCount == 0)
        {
            int count = Collect(results.Span);
            int remaining = deadline.RemainingMilliseconds;
            if (count > 0 || remaining == 0)
            {
                return count;
            }

            cancellationToken.ThrowIfCancellationRequested();
            await _asyncWakeUp.WaitAsync(remaining, CancellationToken.None).ConfigureAwait(false);
            if (TakeChanges())
            {
                LookOrWait(watch: true);
            }
        }

        // Foreign descriptors are not the watcher's.
        StopWaiting();
        return await Task.Factory.StartNew(
            () => Wait(results.Span, deadline, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).ConfigureAwait(false);
    }

    private void WakeUpAsync()
    {
        if (Volatile.Read(ref _waitsAsync) && _asyncWakeUp.CurrentCount == 0)
        {
            _asyncWakeUp.Release();
        }
    }
}
