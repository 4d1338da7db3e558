using System;

namespace ZmqInterop.Perf;

/// <summary>libzmq's performance programs, with their names, arguments and output lines.</summary>
internal static class Program
{
    private const string Usage = """
        usage: ZmqInterop.Perf inproc_thr|tcp_thr|ipc_thr|inproc_lat|tcp_lat|ipc_lat <size> <count> [options]
               ZmqInterop.Perf local_thr|remote_thr|local_lat|remote_lat <endpoint> <size> <count> [options]
               ZmqInterop.Perf unit_costs <size> <rounds> [--warmup=<rounds>]
               ZmqInterop.Perf idle_sockets <size> <count>
        options: --api=frame|span|raw-frame|raw-span|async|async-receive|netmq  --warmup=<count>  --stats
                 --token  --watchers=<threads>  --idle=<sockets>   with async, in one process
        """;

    private static int Main(string[] args)
    {
        if (Run.Parse(args) is not { } run)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        LibZmq.ShareLibrary();
        if (run.Program == "unit_costs")
        {
            UnitCosts.Measure(run);
            return 0;
        }

        ZmqAsync.WatcherThreads = run.Watchers;
        if (run.Program == "idle_sockets")
        {
            IdleSockets.Measure(run);
            return 0;
        }

        switch (run.Api)
        {
            case "async" when run.Program.EndsWith("_lat", StringComparison.Ordinal):
                AsyncPairs.LatencyAsync(run).GetAwaiter().GetResult();
                break;
            case "async" or "async-receive":
                AsyncPairs.ThroughputAsync(run, run.Api == "async").GetAwaiter().GetResult();
                break;
            case "netmq":
                NetMqThroughput.Measure(run);
                break;
            case "frame":
                Execute<FrameWire>(run);
                break;
            case "span":
                Execute<SpanWire>(run);
                break;
            case "raw-frame":
                Execute<RawFrameWire>(run);
                break;
            default:
                Execute<RawSpanWire>(run);
                break;
        }

        return 0;
    }

    private static void Execute<TWire>(Run run)
        where TWire : struct, IWire<TWire>
    {
        switch (run.Program)
        {
            case "local_thr":
                Throughput<TWire>.Local(run);
                break;
            case "remote_thr":
                Throughput<TWire>.Remote(run);
                break;
            case "local_lat":
                Latency<TWire>.Local(run);
                break;
            case "remote_lat":
                Latency<TWire>.Remote(run);
                break;
            default:
                if (run.Program.EndsWith("_thr", StringComparison.Ordinal))
                {
                    Throughput<TWire>.Pair(run);
                }
                else
                {
                    Latency<TWire>.Pair(run);
                }

                break;
        }
    }
}
