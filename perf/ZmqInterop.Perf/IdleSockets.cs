using System;
using System.Globalization;
using System.IO;
using System.Threading;

namespace ZmqInterop.Perf;

/// <summary>Sockets with a receive each that never ends.</summary>
internal sealed class IdleSockets : IDisposable
{
    private static readonly TimeSpan s_watched = TimeSpan.FromSeconds(5);

    private readonly ZmqSocket[] _sockets;
    private readonly byte[] _buffer = new byte[1];

    public IdleSockets(ZmqContext context, int count, string name = "idle")
    {
        _sockets = new ZmqSocket[count];
        for (int i = 0; i < count; i++)
        {
            ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pull);
            socket.Bind(string.Create(CultureInfo.InvariantCulture, $"inproc://{name}-{i}"));
            _ = socket.ReceiveAsync(_buffer).AsTask();
            _sockets[i] = socket;
        }
    }

    /// <summary>Prints what so many of them cost in memory, and in processor time while nothing happens.</summary>
    public static void Measure(Run run)
    {
        int count = (int)run.Count;
        using ZmqContext context = new() { MaxSockets = count + 100 };
        using (IdleSockets first = new(context, 1))
        {
            long managedBefore = GC.GetTotalMemory(forceFullCollection: true);
            long residentBefore = Resident();
            using IdleSockets idle = new(context, count, "measured");
            long resident = Resident() - residentBefore;
            long managed = GC.GetTotalMemory(forceFullCollection: true) - managedBefore;

            // What the making has left to do is done.
            Thread.Sleep(1000);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            Thread.Sleep(s_watched);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory per socket: {(double)resident / count:F0} [B]"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managed memory per socket: {(double)managed / count:F0} [B]"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle cpu: {cpu.TotalMilliseconds / s_watched.TotalSeconds:F3} [ms/s]"));
        }
    }

    public void Dispose()
    {
        foreach (ZmqSocket socket in _sockets)
        {
            socket.Dispose();
        }
    }

    /// <summary>Bytes of memory that the process has, managed and native.</summary>
    private static long Resident() => long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
