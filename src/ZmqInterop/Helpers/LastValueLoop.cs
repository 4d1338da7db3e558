using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>The thread of a last-value cache: answers new subscribers, and forwards what comes from upstream if there is an upstream socket.</summary>
internal sealed class LastValueLoop
{
    // Then subscribers have their turn.
    private const int MessagesInTurn = 1000;

    private readonly ZmqSocket? _upstream;
    private readonly ZmqSocket _downstream;
    private readonly bool _ownsSockets;
    private readonly LastValueTable _table;
    private readonly LastValueFeed _feed;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _over = new();

    // Guards the feed, the table, and all calls that they make on the downstream socket.
    private readonly Lock _publishing = new();

    public LastValueLoop(ZmqSocket? upstream, ZmqSocket downstream, bool ownsSockets, int maxTopics)
    {
        _upstream = upstream;
        _downstream = downstream;
        _ownsSockets = ownsSockets;
        _table = new LastValueTable(maxTopics);
        _feed = new LastValueFeed(downstream, _table);
        new Thread(Run) { IsBackground = true, Name = nameof(ZmqLastValueCache) }.UnsafeStart();
    }

    /// <summary>Over when the sockets are no longer used.</summary>
    public Task Completion => _completion.Task;

    public int Count
    {
        get
        {
            lock (_publishing)
            {
                return _table.Count;
            }
        }
    }

    /// <summary>Forgets the last message of a topic. False when there was none.</summary>
    public bool Remove(ReadOnlySpan<byte> topic)
    {
        lock (_publishing)
        {
            return _table.Remove(topic);
        }
    }

    public void Publish(ZmqMessage message, CancellationToken cancellationToken)
    {
        lock (_publishing)
        {
            _feed.Publish(message, cancellationToken);
        }
    }

    /// <summary>Does not wait.</summary>
    public void Stop() => _stopping.Cancel();

    public void WaitUntilEnded() => _over.Wait(Timeout.Infinite);

    [SuppressMessage("Design", "CA1031", Justification = "Handed on by way of the completion.")]
    private void Run()
    {
        Exception? failure = null;
        try
        {
            Forward();
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // As it was told.
        }
        catch (Exception e)
        {
            failure = e;
        }

        lock (_publishing)
        {
            _table.Dispose();
        }

        if (_ownsSockets)
        {
            _upstream?.Dispose();
            _downstream.Dispose();
        }

        if (failure is null)
        {
            _completion.SetResult();
        }
        else
        {
            // Looked at here, so that it is not reported as unobserved when nobody asks how the cache ended.
            _completion.SetException(failure);
            _ = Completion.Exception;
        }

        _over.Set();
    }

    private void Forward()
    {
        using ZmqPoller poller = new();
        using ZmqMessage message = [];
        ZmqPollResult[] results = new ZmqPollResult[2];
        poller.Add(_downstream);
        if (_upstream is not null)
        {
            poller.Add(_upstream);
        }

        while (true)
        {
            _ = poller.Wait(results, timeout: null, _stopping.Token);
            lock (_publishing)
            {
                _feed.Serve(_stopping.Token);
                for (int i = 0; i < MessagesInTurn && _upstream is not null && _upstream.TryReceive(message); i++)
                {
                    _feed.Publish(message, _stopping.Token);
                }
            }
        }
    }
}
