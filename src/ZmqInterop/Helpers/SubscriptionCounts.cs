using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>How many subscriptions a publisher has, by prefix, and those who wait for more of them. For any thread.</summary>
internal sealed class SubscriptionCounts
{
    private const byte Subscription = 1;

    // Guards all; pulsed at each change.
    private readonly object _changing = new();

    // By prefix, one character a byte.
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(int Count, string? Topic, TaskCompletionSource Reached)> _waiting = [];
    private Exception? _end;

    /// <summary>Counts a message that an XPUB has received: 1 or 0, then the prefix. Everything else is not for us.</summary>
    public void Take(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty || message[0] > Subscription)
        {
            return;
        }

        string prefix = Encoding.Latin1.GetString(message[1..]);
        lock (_changing)
        {
            int count = _counts.GetValueOrDefault(prefix) + (message[0] == Subscription ? 1 : -1);
            if (count > 0)
            {
                _counts[prefix] = count;
            }
            else
            {
                _ = _counts.Remove(prefix);
            }

            Changed();
        }
    }

    /// <summary>There will be no more; whoever waits gets the exception.</summary>
    public void End(Exception end)
    {
        lock (_changing)
        {
            _end = end;
            Changed();
        }
    }

    /// <summary>The subscriptions that get messages that begin with the topic; all of them for null.</summary>
    public int Count(string? topic)
    {
        string? bytes = Bytes(topic);
        lock (_changing)
        {
            return CountOf(bytes);
        }
    }

    /// <summary>False when the time was over first.</summary>
    public bool Wait(int count, string? topic, Deadline deadline, CancellationToken cancellationToken)
    {
        string? bytes = Bytes(topic);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static counts => ((SubscriptionCounts)counts!).WakeUp(), this);
        lock (_changing)
        {
            while (!IsReached(count, bytes))
            {
                Cancellation.ThrowIfRequested(cancellationToken);
                int remaining = deadline.RemainingMilliseconds;
                if (remaining == 0)
                {
                    return false;
                }

                _ = Monitor.Wait(_changing, remaining);
            }

            return true;
        }
    }

    /// <summary>False when the time was over first.</summary>
    public async Task<bool> WaitAsync(int count, string? topic, Deadline deadline, CancellationToken cancellationToken)
    {
        string? bytes = Bytes(topic);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_changing)
        {
            _waiting.Add((count, bytes, reached));
            Changed();
        }

        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromMilliseconds(deadline.RemainingMilliseconds), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException) when (!reached.Task.IsCompleted)
        {
            return false;
        }
        finally
        {
            lock (_changing)
            {
                _ = _waiting.RemoveAll(waiter => ReferenceEquals(waiter.Reached, reached));
            }
        }
    }

    private static string? Bytes(string? topic) => topic is null ? null : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(topic));

    private void WakeUp()
    {
        lock (_changing)
        {
            Monitor.PulseAll(_changing);
        }
    }

    /// <summary>Inside the lock.</summary>
    private void Changed()
    {
        Monitor.PulseAll(_changing);
        foreach ((int count, string? topic, TaskCompletionSource reached) in _waiting)
        {
            if (_end is not null)
            {
                _ = reached.TrySetException(_end);
            }
            else if (CountOf(topic) >= count)
            {
                _ = reached.TrySetResult();
            }
        }
    }

    /// <summary>Inside the lock.</summary>
    private bool IsReached(int count, string? topic)
    {
        if (_end is not null)
        {
            ExceptionDispatchInfo.Throw(_end);
        }

        return CountOf(topic) >= count;
    }

    /// <summary>Inside the lock.</summary>
    private int CountOf(string? topic)
    {
        int sum = 0;
        foreach ((string prefix, int count) in _counts)
        {
            if (topic is null || topic.StartsWith(prefix, StringComparison.Ordinal))
            {
                sum += count;
            }
        }

        return sum;
    }
}
