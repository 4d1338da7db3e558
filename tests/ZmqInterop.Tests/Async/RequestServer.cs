using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>A ROUTER that answers "re: " and the request, in reverse order, and not always once.</summary>
internal sealed class RequestServer : IDisposable
{
    private readonly ZmqSocket _socket;
    private readonly Task _serving;

    /// <param name="context">The context of its socket.</param>
    /// <param name="keep">How many requests it collects before it answers them, the last one first.</param>
    /// <param name="lost">The share of requests that get no answer.</param>
    /// <param name="doubled">The share of answers that are sent twice.</param>
    internal RequestServer(ZmqContext context, int keep, double lost = 0, double doubled = 0)
    {
        _socket = context.CreateSocket(ZmqSocketType.Router);
        _socket.Options.Linger = TimeSpan.Zero;
        Endpoint = _socket.Bind(Endpoints.Inproc());
        _serving = Task.Run(() => ServeAsync(keep, new FixedShares(lost), new FixedShares(doubled)));
    }

    internal string Endpoint { get; }

    internal int Requests { get; private set; }

    internal int Lost { get; private set; }

    public void Dispose()
    {
        _socket.Dispose();
        _serving.Over().GetAwaiter().GetResult();
    }

    private async Task ServeAsync(int keep, FixedShares lost, FixedShares doubled)
    {
        Stack<ZmqMessage> kept = new();
        try
        {
            while (true)
            {
                kept.Push(await _socket.ReceiveMessageAsync());
                Requests++;
                for (int left = kept.Count >= keep ? kept.Count : 0; left > 0; left--)
                {
                    using ZmqMessage message = kept.Pop();
                    message[^1].Write($"re: {message[^1].GetString()}");
                    if (lost.Next())
                    {
                        Lost++;
                        continue;
                    }

                    if (doubled.Next())
                    {
                        using ZmqMessage copy = message.Copy();
                        await _socket.SendAsync(copy);
                    }

                    await _socket.SendAsync(message);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The end.
        }
    }

    /// <summary>True for a share of the calls, evenly spread, whatever the order of requests.</summary>
    private sealed class FixedShares(double share)
    {
        private double _sum;

        internal bool Next()
        {
            _sum += share;
            if (_sum < 1)
            {
                return false;
            }

            _sum -= 1;
            return true;
        }
    }
}
