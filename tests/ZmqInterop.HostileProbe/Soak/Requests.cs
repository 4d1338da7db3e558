using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>A server in tasks, and clients that ask it, wait for some replies, and give up on others.</summary>
internal sealed class Requests : Workload
{
    private readonly ZmqSocket _server;
    private readonly string _endpoint;
    private readonly Task _serving;

    public Requests()
    {
        _server = Context.CreateSocket(ZmqSocketType.Router);
        _endpoint = _server.Bind("tcp://127.0.0.1:*");
        _serving = Task.Run(ServeAsync);
    }

    internal override string Name => "requests";

    public override void Dispose()
    {
        base.Dispose();
        _serving.Wait();
    }

    protected override void Play() => PlayAsync().GetAwaiter().GetResult();

    private async Task PlayAsync()
    {
        using ZmqSocket client = Context.CreateSocket(ZmqSocketType.Dealer);
        client.Options.Linger = TimeSpan.Zero;
        client.Connect(_endpoint);
        using ZmqFrame reply = new();
        for (int i = 0; i < 20; i++)
        {
            using ZmqFrame request = ZmqFrame.Wrap(MemoryPool<byte>.Shared.Rent(100 + Random.Next(10_000)));
            await client.SendAsync(request);
            using CancellationTokenSource impatience = new();
            if (Random.Next(4) == 0)
            {
                impatience.CancelAfter(Random.Next(2));
            }

            try
            {
                await client.ReceiveAsync(reply, impatience.Token);
                Count();
            }
            catch (OperationCanceledException)
            {
            }
        }

        // Disposed of while a call waits.
        Task<byte[]> late = client.ReceiveBytesAsync().AsTask();
        client.Dispose();
        try
        {
            await late;
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            using ZmqMessage message = [];
            while (true)
            {
                await _server.ReceiveAsync(message);
                await _server.SendAsync(message);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated })
        {
        }
    }
}
