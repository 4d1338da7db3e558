using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop.Examples.Doctor;

/// <summary>Stands in for a socket of another program, in any language: it meets the same peer, and sees what that one does.</summary>
internal static class SocketPatient
{
    public static void Run(string type, string how, string endpoint, TimeSpan time, Arguments subscriptions, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket socket = context.CreateSocket(Enum.Parse<ZmqSocketType>(type, ignoreCase: true));
        socket.Options.Linger = TimeSpan.Zero;
        for (string topic = subscriptions.Text("-"); topic != "-"; topic = subscriptions.Text("-"))
        {
            socket.Subscribe(topic);
        }

        // From before the connection on, so that nothing is missed.
        using ZmqMonitor monitor = socket.Monitor();
        if (how == "bind")
        {
            endpoint = socket.Bind(endpoint);
        }
        else
        {
            socket.Connect(endpoint);
        }

        Console.WriteLine($"{type} at {endpoint}");
        stop.WaitHandle.WaitOne(time);
        stop.ThrowIfCancellationRequested();
        List<ZmqMonitorEvent> events = [];
        while (monitor.TryReceive(out ZmqMonitorEvent next, cancellationToken: stop))
        {
            events.Add(next);
        }

        Report.Print(ZmqDiagnostics.Explain(socket, events));
    }
}
