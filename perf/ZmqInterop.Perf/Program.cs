using System;

namespace ZmqInterop.Perf;

/// <summary>libzmq's performance programs, with their names, arguments and output lines.</summary>
internal static class Program
{
    private const string Usage = """
        usage: ZmqInterop.Perf local_thr|remote_thr|local_lat|remote_lat <endpoint> <size> <count> [<enable curve>] [options]
               ZmqInterop.Perf inproc_thr|tcp_thr|ipc_thr|inproc_lat|tcp_lat|ipc_lat <size> <count> [<enable curve>] [options]
               ZmqInterop.Perf inproc_fan|tcp_fan|inproc_router|tcp_router|inproc_poll|context_cycle|socket_cycle <size> <count> [options]
               ZmqInterop.Perf unit_costs <size> <rounds> [--warmup=<rounds>]
               ZmqInterop.Perf idle_sockets <size> <count>
        options: --api=frame|span|batch|raw-frame|raw-span|message|copy|wrap|async|async-receive|netmq|netmq-sync
                 --warmup=<count>  --stats  --frames=<of a message>  --peers=<subscribers or polled sockets>
                 --apart   a context for each end, in one process
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

        switch (run.Program)
        {
            case "inproc_fan" or "tcp_fan":
                FanOut.Measure(run);
                break;
            case "inproc_router" or "tcp_router":
                RouterEcho.Measure(run);
                break;
            case "inproc_poll":
                PolledSockets.Measure(run);
                break;
            case "context_cycle":
                Cycles.MeasureContexts(run);
                break;
            case "socket_cycle":
                Cycles.MeasureSockets(run);
                break;
            default:
                ExecuteApi(run);
                break;
        }

        return 0;
    }

    /// <summary>Throughput or latency, in the way of calling that the run asks for.</summary>
    private static void ExecuteApi(Run run)
    {
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
            case "netmq-sync":
                NetMqPrograms.Execute(run);
                break;
            case "message":
                Execute<MessageWire>(run);
                break;
            case "copy":
                Execute<CopyWire>(run);
                break;
            case "wrap":
                Execute<WrapWire>(run);
                break;
            case "frame" when run.Frames > 1:
                Execute<FramesWire>(run);
                break;
            case "frame":
                Execute<FrameWire>(run);
                break;
            case "span":
                Execute<SpanWire>(run);
                break;
            case "batch":
                Execute<BatchWire>(run);
                break;
            case "raw-frame":
                Execute<RawFrameWire>(run);
                break;
            default:
                Execute<RawSpanWire>(run);
                break;
        }
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
