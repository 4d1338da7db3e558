using System;
using System.Collections.Concurrent;
using System.Threading;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Receives what senders send, in all ways there are, and compares it with the model. It is slow now and then, so that queues fill up.</summary>
internal sealed class FlowReceiver(Node node, uint seed, Routing routing, Breaks breaks)
{
    private const int OneFaultIn = 16;
    private const int OnePauseIn = 1000;

    private readonly Choices _choices = new(seed);
    private readonly ConcurrentDictionary<uint, Stream> _streams = new();
    private long _received;

    internal long Received => Volatile.Read(ref _received);

    internal Stream this[uint sender] => _streams.GetOrAdd(sender, sender => new Stream(sender, routing));

    internal void Run(CancellationToken stop)
    {
        using ZmqMessage message = [];
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (Receive(message, stop))
                {
                    Take(message);
                }
            }
            catch (OperationCanceledException)
            {
                breaks.AddCall();
            }
        }
    }

    private void Take(ZmqMessage message)
    {
        if (node.IsForSocket(message))
        {
            return;
        }

        node.Open(message);
        (uint sender, long number) = Parcel.Read(message);
        this[sender].Add(number, breaks.Connections);
        Volatile.Write(ref _received, _received + 1);
        if (_choices.OneIn(OnePauseIn))
        {
            Thread.Sleep(_choices.Next(4));
        }
    }

    private bool Receive(ZmqMessage message, CancellationToken stop)
    {
        if (!_choices.OneIn(OneFaultIn))
        {
            node.Socket.Receive(message, stop);
            return true;
        }

        using CancellationTokenSource soon = new();
        switch (_choices.Next(6))
        {
            case 0:
                return node.Socket.TryReceive(message, cancellationToken: CancellationToken.None);
            case 1:
                return node.Socket.TryReceive(message, TimeSpan.FromMilliseconds(1), CancellationToken.None);
            case 2:
                soon.CancelAfter(1);
                node.Socket.Receive(message, soon.Token);
                return true;
            case 3:
                soon.CancelAfter(1);
                node.Socket.ReceiveAsync(message, soon.Token).AsTask().GetAwaiter().GetResult();
                return true;
            case 4:
                node.Socket.Receive(message, new CancellationToken(canceled: true));
                throw new FlowException("A canceled call has received.");
            default:
                node.Socket.ReceiveAsync(message, stop).AsTask().GetAwaiter().GetResult();
                return true;
        }
    }
}
