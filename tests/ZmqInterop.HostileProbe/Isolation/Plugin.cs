using System;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.HostileProbe.Faults;

namespace ZmqInterop.HostileProbe.Isolation;

/// <summary>What runs in a load context of its own; called by name.</summary>
internal static class Plugin
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    internal static string Library(string unused) => $"{Zmq.LibraryPath}{unused}";

    internal static void Use(string unused)
    {
        _ = unused;
        new Scenario(s_patience).Run();
        FaultCount.Until(() => (ZmqDiagnostics.LiveContexts, ZmqDiagnostics.LiveSockets) == (0, 0), "Something is left.");
    }

    internal static void UseShared(string unused)
    {
        _ = unused;
        using ZmqSocket pull = ZmqContext.Shared.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = ZmqContext.Shared.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        push.Send("x");
        _ = pull.ReceiveString();
    }

    internal static void Ask(string endpoint)
    {
        using ZmqContext context = new();
        using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
        client.Connect(endpoint);
        for (int i = 0; i < 1000; i++)
        {
            client.Send($"{i}");
            if (!client.TryReceiveString(out string? answer, s_patience) || answer != $"{i}")
            {
                throw new FaultException($"{answer} instead of {i}.");
            }
        }
    }

    internal static Task ReceiveTwoAsync(string endpoint)
    {
        ZmqContext context = new();
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Connect(endpoint);
        return ReceiveAsync(context, pull);
    }

    /// <summary>Threads and tasks that wait, a proxy, an actor, a monitor, messages for nobody: nobody will ever see to them.</summary>
    internal static void LeaveAll(string unused)
    {
        _ = unused;
        ZmqContext context = new();
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");
        push.Connect("tcp://127.0.0.1:9");
        push.Send("for nobody");
        _ = pull.Monitor();
        _ = pull.ReceiveBytesAsync().AsTask();
        _ = ZmqProxy.Start(context.CreateSocket(ZmqSocketType.XSub), context.CreateSocket(ZmqSocketType.XPub));
        _ = ZmqActor.Start(context, static pipe => pipe.StopToken.WaitHandle.WaitOne());
        _ = new ZmqAuthenticator(context);
        ZmqSocket dealer = context.CreateSocket(ZmqSocketType.Dealer);
        dealer.Connect(endpoint);
        using ManualResetEventSlim running = new();
        Thread blocked = new(() =>
        {
            running.Set();
            _ = dealer.ReceiveString();
        })
        {
            IsBackground = true,
        };
        blocked.Start();
        running.Wait();
        using ZmqSocket shared = ZmqContext.Shared.CreateSocket(ZmqSocketType.Push);
        shared.Options.Linger = TimeSpan.FromMilliseconds(100);
        shared.Connect("tcp://127.0.0.1:9");
        shared.Send("for nobody");
    }

    private static async Task ReceiveAsync(ZmqContext context, ZmqSocket pull)
    {
        _ = await pull.ReceiveStringAsync();
        _ = await pull.ReceiveStringAsync();
        pull.Dispose();
        await context.DisposeAsync();
    }
}
