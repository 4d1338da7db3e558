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
    private const int RoundTrips = 100;

    // Of what takes no time, on a machine as busy as it may be.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

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

        BlockPool(blocking);
        push.Options.ReceiveTimeout = s_limit;
        for (int i = 0; i < RoundTrips; i++)
        {
            push.Send("x");
            Check(push.ReceiveString() == "x", "echo");
        }

        blocking.Set();
        Check(echoed == RoundTrips || echoing.IsFaulted, "all echoed");

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

    /// <summary>What the last watching thread leaves to the pool, which has no thread, is for those that come back from user code.</summary>
    internal static void TakeWhatIsLeftToThePool()
    {
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        using ManualResetEventSlim poolBlocking = new();
        BlockPool(poolBlocking);
        for (int i = 0; i < 50; i++)
        {
            using ManualResetEventSlim watchersBlocking = new();
            using CountdownEvent blocked = new(Threads - 1);
            Task[] blockers = ReceiveAtOnce(context, $"inproc://blockers/{i}", blocked.InitialCount, () =>
            {
                blocked.Signal();
                watchersBlocking.Wait();
            });
            Check(blocked.Wait(s_limit), "the watching threads are blocked");

            // One is left watching, and must not run these itself. How far it has come when the others are back is up to chance.
            Task[] left = ReceiveAtOnce(context, $"inproc://left/{i}", 4, static () => { });
            Thread.SpinWait(i * 1000);
            watchersBlocking.Set();
            Check(Task.WaitAll([.. blockers, .. left], s_limit), "what was left is taken");
        }

        poolBlocking.Set();
    }

    /// <summary>Several messages at a time, of which each blocks the thread that goes on with it until one goes on with each of them.</summary>
    internal static void ShareWhatComesAtOnce()
    {
        ZmqAsync.WatcherThreads = Threads;
        using ZmqContext context = new();
        using ManualResetEventSlim poolBlocking = new();
        BlockPool(poolBlocking);
        using Barrier all = new(Threads - 1);
        for (int i = 0; i < 200; i++)
        {
            Task[] receivers = ReceiveAtOnce(context, $"inproc://{i}", all.ParticipantCount, () => Check(all.SignalAndWait(s_limit), "all go on"));
            Check(Task.WaitAll(receivers, s_limit), "all have gone on");
        }

        poolBlocking.Set();
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

    /// <summary>So many pairs of sockets, of which each gets a message after all of them wait for it.</summary>
    private static Task[] ReceiveAtOnce(ZmqContext context, string endpoint, int pairs, Action then)
    {
        Task[] receivers = new Task[pairs];
        ZmqSocket[] senders = new ZmqSocket[pairs];
        for (int i = 0; i < pairs; i++)
        {
            (ZmqSocket pull, senders[i]) = Connect(context, $"{endpoint}/{i}");
            receivers[i] = Receive(pull);
        }

        foreach (ZmqSocket sender in senders)
        {
            sender.Send("x");
        }

        return receivers;

        async Task Receive(ZmqSocket pull)
        {
            await pull.ReceiveAsync(new byte[1]).ConfigureAwait(false);
            then();
        }
    }

    /// <summary>Not one thread of the pool is left until the event is set.</summary>
    private static void BlockPool(ManualResetEventSlim blocking)
    {
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
