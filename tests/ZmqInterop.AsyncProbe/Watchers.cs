using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.AsyncProbe;

/// <summary>Calls completed by the watching threads themselves.</summary>
internal static class Watchers
{
    private const int Threads = 3;

    internal static async Task OthersGoOnWhileSomeBlockAsync()
    {
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        using ManualResetEventSlim blocking = new();
        using CountdownEvent blocked = new(2 * Threads);
        Task[] receivers = new Task[blocked.InitialCount];
        for (int i = 0; i < receivers.Length; i++)
        {
            (ZmqSocket pull, ZmqSocket push) = Connect(context, $"inproc://{i}");
            receivers[i] = Block(pull);
            push.Send("x");
        }

        blocked.Wait();
        await RoundTripsAsync(context, 1000);
        blocking.Set();
        await Task.WhenAll(receivers);

        async Task Block(ZmqSocket pull)
        {
            await pull.ReceiveAsync(new byte[1]).ConfigureAwait(false);
            blocked.Signal();
            blocking.Wait();
        }
    }

    internal static void GoOnWithoutThePool()
    {
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        using ManualResetEventSlim blocking = new();
        (ZmqSocket pull, ZmqSocket push) = Connect(context, "inproc://pool");
        int echoed = 0;
        Task echoing = Echo();

        // Not one thread of the pool is left.
        ThreadPool.GetMinThreads(out int workers, out int completions);
        Check(ThreadPool.SetMaxThreads(workers, completions), "the pool is limited");
        using CountdownEvent blocked = new(workers);
        for (int i = 0; i < workers; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    blocked.Signal();
                    blocking.Wait();
                },
                null);
        }

        blocked.Wait();
        for (int i = 0; i < 100; i++)
        {
            push.Send("x");
            Check(push.ReceiveString() == "x", "echo");
        }

        blocking.Set();
        Check(echoed == 100 || echoing.IsFaulted, "all echoed");

        async Task Echo()
        {
            using ZmqFrame frame = new();
            while (true)
            {
                await pull.ReceiveAsync(frame).ConfigureAwait(false);
                echoed++;
                await pull.SendAsync(frame).ConfigureAwait(false);
            }
        }
    }

    internal static async Task SurviveExceptionsAsync()
    {
        // As a host may do: an exception that nobody catches does not end the process.
        int thrown = 0;
        ExceptionHandling.SetUnhandledExceptionHandler(exception => exception is NotImplementedException && Interlocked.Increment(ref thrown) > 0);
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        const int Times = 5 * Threads;
        for (int i = 0; i < Times; i++)
        {
            (ZmqSocket pull, ZmqSocket push) = Connect(context, $"inproc://{i}");
            pull.ReceiveAsync(new byte[1]).GetAwaiter().UnsafeOnCompleted(() => throw new NotImplementedException("by the test"));
            push.Send("x");
        }

        await RoundTripsAsync(context, 200);
        Check(SpinWait.SpinUntil(() => Volatile.Read(ref thrown) == Times, TimeSpan.FromSeconds(20)), "every exception is reported");
    }

    internal static async Task LeakNoContextAsync()
    {
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        AsyncLocal<string?> local = new();
        int leaks = 0;
        Task[] loops = [.. Enumerable.Range(0, 8).Select(i => Loop($"inproc://{i}", i % 2 == 0))];
        await Task.WhenAll(loops);
        Check(leaks == 0, "values and contexts of one call are not seen by another");

        async Task Loop(string endpoint, bool sets)
        {
            (ZmqSocket pull, ZmqSocket push) = Connect(context, endpoint);
            for (int i = 0; i < 500; i++)
            {
                ValueTask<int> receive = pull.ReceiveAsync(new byte[1]);
                push.Send("x");
                await receive.ConfigureAwait(false);
                if (!sets && (local.Value is not null || SynchronizationContext.Current is not null))
                {
                    Interlocked.Increment(ref leaks);
                }

                if (sets)
                {
                    local.Value = endpoint;
                    SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
                }
            }
        }
    }

    internal static async Task SettingIsCheckedAsync()
    {
        foreach (int wrong in (int[])[-1, 1, ZmqAsync.MaxWatcherThreads + 1])
        {
            CheckThrows<ArgumentOutOfRangeException>(wrong);
        }

        Check(ZmqAsync.WatcherThreads == 0, "the default is 0");
        ZmqAsync.WatcherThreads = 2;
        Check(ZmqAsync.WatcherThreads == 2, "2 is kept");
        using ZmqContext context = new();
        await RoundTripsAsync(context, 10);
        CheckThrows<InvalidOperationException>(3);
        Check(ZmqAsync.WatcherThreads == 2, "2 is kept");
    }

    private static void CheckThrows<TException>(int value)
        where TException : Exception
    {
        try
        {
            ZmqAsync.WatcherThreads = value;
        }
        catch (TException)
        {
            return;
        }

        Check(false, $"{value} is refused");
    }

    private static async Task RoundTripsAsync(ZmqContext context, int count)
    {
        (ZmqSocket server, ZmqSocket client) = Connect(context, "inproc://round-trips");
        async Task Serve()
        {
            using ZmqFrame frame = new();
            for (int i = 0; i < count; i++)
            {
                await server.ReceiveAsync(frame).ConfigureAwait(false);
                await server.SendAsync(frame).ConfigureAwait(false);
            }
        }

        Task serving = Task.Run(Serve);
        for (int i = 0; i < count; i++)
        {
            await client.SendAsync("x");
            Check(await client.ReceiveStringAsync() == "x", "echo");
        }

        await serving;
    }

    private static (ZmqSocket Bound, ZmqSocket Connected) Connect(ZmqContext context, string endpoint)
    {
        ZmqSocket bound = context.CreateSocket(ZmqSocketType.Pair);
        ZmqSocket connected = context.CreateSocket(ZmqSocketType.Pair);
        bound.Bind(endpoint);
        connected.Connect(endpoint);
        return (bound, connected);
    }

    private static void Check(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Not so: {what}.");
        }
    }
}
