using System;
using System.IO;
using System.Net.Sockets;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>Takes from this process, by the limits that the system sets, what it needs, and gives it back.</summary>
internal sealed class Starvation(FaultCount count)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_impatience = TimeSpan.FromMilliseconds(200);

    /// <summary>libzmq is to be loaded when there are no descriptors: that attempt fails, and the next succeeds.</summary>
    internal void Load()
    {
        // The assembly itself, and those that it uses, are there. The runtime could not load them either, and would not try a second time.
        foreach (AssemblyName used in typeof(ZmqContext).Assembly.GetReferencedAssemblies())
        {
            _ = Assembly.Load(used);
        }

        // Nor would it initialize a type of its own a second time, and nobody could use that any more.
        Task.Run(static () => { }).Wait();
        Console.Error.Flush();
        _ = count.Try(() => Limits.LeaveDescriptors(100).Dispose(), static _ => false);
        for (int left = 0; left < 3; left++)
        {
            using (Limits.LeaveDescriptors(0))
            {
                // What the runtime cannot load it calls not found, or too large for the memory.
                if (count.Try(() => new ZmqContext().Dispose(), static e => e is ZmqNativeLoadException or FileNotFoundException or FileLoadException or OutOfMemoryException))
                {
                    throw new FaultException("There is a library without a descriptor.");
                }
            }
        }

        count.Require(new Scenario(s_patience).Run, "with descriptors again");
    }

    /// <summary>One descriptor more at each attempt, until there are enough.</summary>
    internal void Descriptors()
    {
        new Scenario(s_patience).Run();

        // The runtime needs a descriptor to load an assembly.
        _ = IsExpectedWithoutDescriptors(new SocketException());
        for (int left = 0; ; left++)
        {
            bool enough;
            using (Limits.LeaveDescriptors(left))
            {
                enough = count.Try(new Scenario(s_impatience).Run, IsExpectedWithoutDescriptors);
            }

            count.Require(new Scenario(s_patience).Run, $"after {left} descriptors");
            if (enough)
            {
                break;
            }
        }
    }

    /// <summary>Nothing can be begun that needs a thread of its own; what was begun before goes on, and ends.</summary>
    internal void Threads()
    {
        // The pool has its threads; the watcher is not there yet.
        ThreadPool.SetMinThreads(8, 8);
        Thread.Sleep(0);
        using ManualResetEventSlim warm = new();
        ThreadPool.QueueUserWorkItem(_ => warm.Set());
        warm.Wait();
        Limits.LeaveRoot();
        using ZmqContext begun = new();
        using ZmqSocket pull = begun.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = begun.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        ZmqContext ended = new();
        ended.CreateSocket(ZmqSocketType.Pull).Bind("tcp://127.0.0.1:*");
        ZmqContext fresh = new();
        (Action Call, Func<Exception, bool> Expected)[] calls =
        [
            (() => fresh.CreateSocket(ZmqSocketType.Pull).Dispose(), static e => e is ZmqException { Error: ZmqError.WouldBlock } && e.Message.Contains("threads", StringComparison.Ordinal)),
            (() => ReceiveAsynchronously(push, pull), static e => e is OutOfMemoryException),
            (() => ZmqActor.Start(begun, pipe => pipe.StopToken.WaitHandle.WaitOne()).Dispose(), static e => e is OutOfMemoryException),
            (() => ZmqProxy.Start(begun.CreateSocket(ZmqSocketType.Router), begun.CreateSocket(ZmqSocketType.Dealer)).Dispose(), static e => e is OutOfMemoryException),
        ];
        using (Limits.NoMoreThreads())
        {
            foreach ((Action call, Func<Exception, bool> expected) in calls)
            {
                if (count.Try(call, expected))
                {
                    throw new FaultException("A thread was started although there are none.");
                }
            }

            // Not for want of a descriptor, a signal or a word: what waits in this thread and what is there already works on.
            push.Send("x");
            count.Require(() => pull.ReceiveString(), "without threads");
            ended.Dispose();
            count.Require(() => FaultCount.Until(() => ZmqDiagnostics.LiveContexts == 2, "The context does not end."), "without threads");
        }

        foreach ((Action call, _) in calls)
        {
            count.Require(call, "with threads again");
        }

        fresh.Dispose();
    }

    /// <summary>No memory for what is large. What is small is another matter: libzmq ends the process then, as .NET does.</summary>
    internal void Memory()
    {
        const int Large = 1 << 30;
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        void Exchange()
        {
            push.Send("x");
            _ = pull.ReceiveString();
        }

        Exchange();
        using (Limits.Set(Limits.AddressSpace, Limits.UsedAddressSpace + (200 << 20)))
        {
            for (int i = 0; i < 100; i++)
            {
                if (count.Try(() => new ZmqFrame(Large).Dispose(), static e => e is InsufficientMemoryException))
                {
                    throw new FaultException("There was memory for a frame of 1 GiB within 200 MiB.");
                }

                count.Require(Exchange, "without memory");
            }
        }

        count.Require(() => new ZmqFrame(Large).Dispose(), "with memory again");
    }

    /// <summary>Contexts and everything in them, again and again, in one process: nothing of the last remains.</summary>
    internal void Restart()
    {
        new Scenario(s_patience).Run();
        new Scenario(s_patience).Run();
        FaultCount.Until(() => ZmqDiagnostics.LiveContexts == 0, "A context does not end.");
        int descriptors = Limits.OpenDescriptors;
        int threads = Limits.RunningThreads;
        for (int i = 0; i < 50; i++)
        {
            count.Require(new Scenario(s_patience).Run, "again");
        }

        // The runtime opens files and starts threads, too: what each round left would be more than these.
        FaultCount.Until(() => Limits.OpenDescriptors <= descriptors + 20, $"There are {Limits.OpenDescriptors} descriptors instead of {descriptors}.");
        FaultCount.Until(() => Limits.RunningThreads <= threads + 20, $"There are {Limits.RunningThreads} threads instead of {threads}.");
    }

    private static void ReceiveAsynchronously(ZmqSocket push, ZmqSocket pull)
    {
        // Ends before it begins where there is no watcher; nothing is taken for nobody then.
        ValueTask<string> received = pull.ReceiveStringAsync();
        push.Send("x");
        if (!received.AsTask().Wait(s_patience))
        {
            throw new TimeoutException("Nothing is received.");
        }
    }

    private static bool IsExpectedWithoutDescriptors(Exception exception) =>
        exception is TimeoutException or ZmqException { Error: ZmqError.TooManyOpenFiles } or SocketException { SocketErrorCode: SocketError.TooManyOpenSockets };
}
