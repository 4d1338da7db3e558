using System;
using System.Linq;
using System.Threading;

namespace ZmqInterop.Examples.Threads;

/// <summary>
/// The ROUTER takes requests, the DEALER hands them to the threads in turn, over inproc. Each thread is a server like any other: it would work in another
/// process too.
/// </summary>
internal static class MultithreadedServer
{
    private const string Workers = "inproc://workers";

    public static void Run(string endpoint, int threads, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket frontend = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket backend = context.CreateSocket(ZmqSocketType.Dealer);
        backend.Bind(Workers);
        Console.WriteLine($"serving at {frontend.Bind(endpoint)} with {threads} threads");

        Thread[] workers = [.. Enumerable.Range(1, threads).Select(number => new Thread(() => Work(context, number, stop)))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        try
        {
            ZmqProxy.Run(frontend, backend, cancellationToken: stop);
        }
        finally
        {
            foreach (Thread worker in workers)
            {
                worker.Join();
            }
        }
    }

    private static void Work(ZmqContext context, int number, CancellationToken stop)
    {
        using ZmqSocket worker = context.CreateSocket(ZmqSocketType.Rep);
        worker.Connect(Workers);
        int answered = 0;
        try
        {
            while (true)
            {
                string name = worker.ReceiveString(stop);
                worker.Send($"Hello {name} from thread {number}", cancellationToken: stop);
                answered++;
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"thread {number} answered {answered} requests");
        }
    }
}
