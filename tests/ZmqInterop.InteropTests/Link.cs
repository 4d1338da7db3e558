using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests;

/// <summary>A socket here, connected with a socket in the Python process.</summary>
internal sealed class Link : IAsyncDisposable
{
    // Generous: what is waited for here is on its way.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly ZmqContext _context = new();

    // ipc://* would do, but now and then leaves an empty folder behind.
    private DirectoryInfo? _folder;

    private Link(ZmqSocketType type, PeerSocket remote)
    {
        Local = _context.CreateSocket(type);
        Local.Options.Linger = TimeSpan.Zero;
        Local.Options.SendTimeout = s_limit;
        Local.Options.ReceiveTimeout = s_limit;
        Remote = remote;
    }

    public ZmqSocket Local { get; }

    public PeerSocket Remote { get; }

    /// <summary>Opens both sockets and connects them; subscribers are subscribed to everything when this returns.</summary>
    /// <param name="peer">The Python process.</param>
    /// <param name="local">The type of the socket here.</param>
    /// <param name="remote">The type of the other one, as pyzmq calls it.</param>
    /// <param name="transport">tcp or ipc.</param>
    /// <param name="bindsHere">Whether the socket here binds and the other one connects, or the other way round.</param>
    public static async Task<Link> OpenAsync(Peer peer, ZmqSocketType local, string remote, string transport, bool bindsHere)
    {
        Link link = new(local, await peer.OpenAsync(remote));
        try
        {
            await link.ConnectAsync(link.Address(transport), bindsHere);
            await link.SubscribeAsync();
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    /// <summary>Exchanges a message as the pattern asks.</summary>
    /// <param name="flow">Who sends, who answers.</param>
    /// <param name="frames">The message, the same both ways.</param>
    /// <param name="awaited">Whether this side awaits its calls or blocks in them.</param>
    public async Task ExchangeAsync(Flow flow, byte[][] frames, bool awaited)
    {
        if (flow is Flow.Out or Flow.Ask)
        {
            await SendAsync(frames, awaited);
        }

        if (flow is Flow.In or Flow.Ask or Flow.Answer)
        {
            await ReceiveAsync(frames, awaited);
        }

        if (flow is Flow.Answer)
        {
            await SendAsync(frames, awaited);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _context.Dispose();
        await Remote.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    private async Task SendAsync(byte[][] frames, bool awaited)
    {
        using CancellationTokenSource limit = new(s_limit);
        using ZmqMessage message = new();
        foreach (byte[] frame in frames)
        {
            message.Add(frame);
        }

        switch (awaited, frames.Length)
        {
            case (true, 1):
                await Local.SendAsync(frames[0].AsMemory(), cancellationToken: limit.Token);
                break;
            case (true, _):
                await Local.SendAsync(message, limit.Token);
                break;
            case (false, 1):
                Local.Send(frames[0]);
                break;
            default:
                Local.Send(message);
                break;
        }

        AssertSame(frames, await Remote.ReceiveAsync());
    }

    private async Task ReceiveAsync(byte[][] frames, bool awaited)
    {
        using CancellationTokenSource limit = new(s_limit);

        // Begun before there is anything to receive, so that it has to wait.
        Task<ZmqMessage>? pending = awaited ? Local.ReceiveMessageAsync(limit.Token).AsTask() : null;
        await Remote.SendAsync(frames);
        using ZmqMessage message = pending is null ? Local.ReceiveMessage() : await pending;
        AssertSame(frames, [.. message.Select(frame => frame.ToArray())]);
    }

    private static void AssertSame(byte[][] expected, byte[][] actual)
    {
        Assert.Equal(expected.Select(frame => frame.Length), actual.Select(frame => frame.Length));
        for (int i = 0; i < expected.Length; i++)
        {
            // Not Assert.Equal: it takes seconds over a megabyte.
            int difference = expected[i].AsSpan().CommonPrefixLength(actual[i]);
            Assert.True(difference == expected[i].Length, $"Frame {i} differs from byte {difference} on.");
        }
    }

    /// <summary>Where one side can bind that nobody else does.</summary>
    private string Address(string transport)
    {
        if (transport == "tcp")
        {
            return "tcp://127.0.0.1:*";
        }

        _folder = Directory.CreateTempSubdirectory("zmq-");
        return $"{transport}://{_folder.FullName}/socket";
    }

    private async Task ConnectAsync(string address, bool bindsHere)
    {
        if (bindsHere)
        {
            await Remote.ConnectAsync(Local.Bind(address));
        }
        else
        {
            Local.Connect(await Remote.BindAsync(address));
        }
    }

    /// <summary>A subscription is on its way for some time. Messages are published until one arrives, and thrown away until the last of them.</summary>
    private async Task SubscribeAsync()
    {
        if (Local.Type == ZmqSocketType.Sub)
        {
            Local.Subscribe("");
            await SynchronizeAsync(
                text => Remote.SendStringAsync(text),
                timeout => Task.FromResult(Local.TryReceiveString(out string? text, timeout) ? text : null));
        }
        else if (Remote.Type == "SUB")
        {
            await Remote.SetAsync("SUBSCRIBE", []);
            await SynchronizeAsync(
                text =>
                {
                    Local.Send(text);
                    return Task.CompletedTask;
                },
                async timeout => await Remote.TryReceiveAsync(timeout) is [byte[] frame] ? System.Text.Encoding.UTF8.GetString(frame) : null);
        }
    }

    private static async Task SynchronizeAsync(Func<string, Task> publish, Func<TimeSpan, Task<string?>> tryReceive)
    {
        Stopwatch watch = Stopwatch.StartNew();
        do
        {
            Assert.True(watch.Elapsed < s_limit, "No message has reached the subscriber.");
            await publish("are you there");
        }
        while (await tryReceive(TimeSpan.FromMilliseconds(20)) is null);

        await publish("begin");
        while (await tryReceive(s_limit) is not "begin")
        {
            Assert.True(watch.Elapsed < s_limit, "Messages went on arriving.");
        }
    }
}
