using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop;

/// <summary>What the thread of a <see cref="ZmqActor"/> is given: its end of the pipe, and the sign to stop.</summary>
public sealed class ZmqActorPipe
{
    internal ZmqActorPipe(ZmqSocket socket, CancellationToken stopToken)
    {
        Socket = socket;
        StopToken = stopToken;
    }

    /// <summary>The PAIR that is connected to <see cref="ZmqActor.Socket"/>. Closed when the body ends.</summary>
    public ZmqSocket Socket { get; }

    /// <summary>Canceled when the actor is to end: give it to all calls that wait.</summary>
    public CancellationToken StopToken { get; }

    /// <summary>
    /// Receives all messages of the owner until the actor is to end, and then those that were sent before that. One message object, filled again and again:
    /// copy or take out what is to be kept.
    /// </summary>
    /// <returns>The messages.</returns>
    /// <exception cref="TimeoutException">The <see cref="Socket"/> has a timeout for it, which was over first.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The pipe is closed: the body did not stop in time, or the context is disposed of.</exception>
    public IEnumerable<ZmqMessage> ReadAll()
    {
        using ZmqMessage message = [];
        while (TryReceive(message))
        {
            yield return message;
        }
    }

    /// <summary>False at the end.</summary>
    private bool TryReceive(ZmqMessage message)
    {
        try
        {
            Socket.Receive(message, StopToken);
            return true;
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            return Socket.TryReceive(message);
        }
    }
}
