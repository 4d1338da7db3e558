using System;
using System.Threading;

namespace ZmqInterop.Examples.Interrupts;

/// <summary>Compares what has come with what was sent.</summary>
internal static class Counter
{
    public static void Run(string endpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        Console.WriteLine($"counting at {pull.Bind(endpoint)}");
        int received = 0;
        string text = pull.ReceiveString(stop);
        while (text == "number")
        {
            received++;
            text = pull.ReceiveString(stop);
        }

        Console.WriteLine($"{received} received of {text.Split(' ')[1]} sent");
    }
}
