using System;
using System.Threading;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>Whole contexts, with ipc, a monitor, a poller, an actor and a proxy, made and disposed of in the middle of it all.</summary>
internal sealed class Contexts : Workload
{
    internal override string Name => "contexts";

    protected override void Play()
    {
        using ZmqContext context = new() { ShutdownTimeout = Milliseconds(100) };
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        using ZmqMonitor monitor = pull.Monitor();
        push.Connect(pull.Bind("ipc://*"));
        using ZmqPoller poller = new();
        poller.Add(pull);
        ZmqPollResult[] results = new ZmqPollResult[1];
        for (int i = 0; i < 100; i++)
        {
            push.Send("content");
            if (poller.Wait(results, Milliseconds(1000)) > 0 && pull.TryReceiveString(out _))
            {
                Count();
            }
        }

        using ZmqActor actor = ZmqActor.Start(context, static pipe =>
        {
            foreach (ZmqMessage message in pipe.ReadAll())
            {
                pipe.Socket.Send(message);
            }
        });
        actor.Send("to the actor");
        _ = actor.ReceiveString();
        using ZmqProxy proxy = ZmqProxy.Start(context.CreateSocket(ZmqSocketType.Router), context.CreateSocket(ZmqSocketType.Dealer));
        Thread blocked = new(() => Block(pull));
        blocked.Start();
        context.Dispose();
        blocked.Join();
    }

    private static void Block(ZmqSocket socket)
    {
        try
        {
            while (true)
            {
                _ = socket.ReceiveString();
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated })
        {
        }
    }
}
