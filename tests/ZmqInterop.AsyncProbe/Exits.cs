using System;
using System.Threading.Tasks;

namespace ZmqInterop.AsyncProbe;

/// <summary>The end of the process while calls wait.</summary>
internal static class Exits
{
    internal static void LeavePending(ZmqContext context)
    {
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        pull.Bind("tcp://127.0.0.1:*");
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        ZmqPoller poller = new();
        poller.Add(pull);
        for (int i = 0; i < 50; i++)
        {
            _ = pull.ReceiveAsync(new byte[1]).AsTask();
            _ = push.SendAsync("for nobody").AsTask();
        }

        _ = poller.WaitAsync(new ZmqPollResult[1]).AsTask();
    }

    internal static async Task ExitInContinuationAsync()
    {
        ZmqContext context = new();
        LeavePending(context);
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind("inproc://exit"));
        ValueTask<int> receive = pull.ReceiveAsync(new byte[1]);
        push.Send("x");
        await receive;
        Environment.Exit(0);
    }
}
