using System;
using System.Runtime.CompilerServices;

namespace ZmqInterop.HostileProbe.Soak;

/// <summary>Nothing is disposed of, everything is left to the collector.</summary>
internal sealed class Forgotten : Workload
{
    internal override string Name => "forgotten";

    protected override void Play()
    {
        Forget();

        // Faster than the collector would be no program, only a race for descriptors.
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Forget()
    {
        ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
        ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        push.Connect(pull.Bind("tcp://127.0.0.1:*"));
        push.Send(new ZmqFrame("forgotten"));
        ZmqFrame received = new();
        if (pull.TryReceive(received, Milliseconds(100)))
        {
            Count();
        }
    }
}
