using System;
using System.Threading;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Sends numbered messages, in all ways there are, canceled and timed out now and then. What was not sent is sent again, so that a number that is missing is lost.</summary>
internal sealed class FlowSender(Node node, uint id, string destination, Breaks breaks)
{
    private const int OneFaultIn = 16;

    private readonly Choices _choices = new(id);
    private long _sent;

    internal uint Id => id;

    /// <summary>How many the socket has taken.</summary>
    internal long Sent => Volatile.Read(ref _sent);

    /// <summary>Sends until it is told to stop, or the socket is gone.</summary>
    internal void Run(CancellationToken stop) => Run(long.MaxValue, stop);

    /// <summary>Sends so many, unless it is stopped before.</summary>
    internal void Run(long count, CancellationToken stop)
    {
        using ZmqMessage message = [];
        while (!stop.IsCancellationRequested && _sent < count)
        {
            if (message.IsEmpty)
            {
                Parcel.Fill(message, id, _sent, node.IsSingle);
                node.Address(message, destination);
            }

            int frames = message.Count;
            try
            {
                if (Send(message, stop))
                {
                    Volatile.Write(ref _sent, _sent + 1);
                }
                else
                {
                    breaks.AddCall();
                }
            }
            catch (OperationCanceledException)
            {
                breaks.AddCall();
            }
            catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
            {
                // Not there yet, or not any more.
                Thread.Sleep(1);
            }
            catch (Exception e) when (e is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated })
            {
                return;
            }

            if (message.Count != 0 && message.Count != frames)
            {
                throw new FlowException($"Message {_sent} of {id} had {frames} frames; it was not sent and has {message.Count}.");
            }
        }
    }

    private bool Send(ZmqMessage message, CancellationToken stop)
    {
        if (!_choices.OneIn(OneFaultIn))
        {
            node.Socket.Send(message, stop);
            return true;
        }

        using CancellationTokenSource soon = new();
        switch (_choices.Next(6))
        {
            case 0:
                return node.Socket.TrySend(message, cancellationToken: CancellationToken.None);
            case 1:
                return node.Socket.TrySend(message, TimeSpan.FromMilliseconds(1), CancellationToken.None);
            case 2:
                soon.CancelAfter(1);
                node.Socket.Send(message, soon.Token);
                return true;
            case 3:
                soon.CancelAfter(1);
                node.Socket.SendAsync(message, soon.Token).AsTask().GetAwaiter().GetResult();
                return true;
            case 4:
                node.Socket.Send(message, new CancellationToken(canceled: true));
                throw new FlowException("A canceled call has sent.");
            default:
                node.Socket.SendAsync(message, stop).AsTask().GetAwaiter().GetResult();
                return true;
        }
    }
}
