using System;
using System.Threading;

namespace ZmqInterop.Examples.Security;

/// <summary>A client that was refused would wait for ever: the monitor tells it.</summary>
internal static class Asking
{
    public static void Run(ZmqSocket client, string endpoint, string name, CancellationToken stop)
    {
        using (ZmqMonitor monitor = client.Monitor(ZmqMonitorEvents.HandshakeSucceeded | ZmqMonitorEvents.HandshakeFailedAuthentication))
        {
            client.Connect(endpoint);
            ZmqMonitorEvent handshake = monitor.Receive(stop);
            if (handshake.IsHandshakeFailure)
            {
                Console.WriteLine($"{name} was refused, status {handshake.AuthenticationStatus}");
                return;
            }
        }

        client.Send(name, cancellationToken: stop);
        Console.WriteLine(client.ReceiveString(stop));
    }
}
