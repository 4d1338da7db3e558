using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Xunit;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>Groups of the loopback interface, where the machine has them.</summary>
internal static class Multicast
{
    /// <summary>A group that nobody else uses, whose datagrams do not leave the machine.</summary>
    internal static string EndpointOrSkip()
    {
        IPAddress group = new([239, 255, (byte)RandomNumberGenerator.GetInt32(1, 255), (byte)RandomNumberGenerator.GetInt32(1, 255)]);
        int port = Udp.FreePort(IPAddress.Any);
        Assert.SkipUnless(Works(group, port), "The loopback interface of this machine passes no multicast datagrams.");
        return $"udp://127.0.0.1;{group}:{port}";
    }

    internal static bool HasIPv6Loopback()
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool Works(IPAddress group, int port)
    {
        try
        {
            using Socket receiver = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 2000 };
            receiver.Bind(new IPEndPoint(IPAddress.Any, port));
            receiver.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, IPAddress.Loopback));
            using Socket sender = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
            sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, optionValue: true);
            sender.SendTo("x"u8.ToArray(), new IPEndPoint(group, port));
            return receiver.Receive(new byte[1]) == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
