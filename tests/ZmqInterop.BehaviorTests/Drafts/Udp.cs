using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>Addresses for datagrams. libzmq does not tell which port it was given for a wildcard, so they are chosen here.</summary>
internal static class Udp
{
    /// <summary>An address of this machine and a port that nobody else uses, without the transport.</summary>
    internal static string Address()
    {
        // On Linux all of 127.0.0.0/8 is this machine: an address of one's own for each test.
        IPAddress address = OperatingSystem.IsLinux()
            ? new IPAddress([127, (byte)RandomNumberGenerator.GetInt32(1, 255), (byte)RandomNumberGenerator.GetInt32(256), (byte)RandomNumberGenerator.GetInt32(1, 255)])
            : IPAddress.Loopback;
        return $"{address}:{FreePort(address)}";
    }

    /// <summary>A port of the address that is free.</summary>
    internal static int FreePort(IPAddress address)
    {
        using Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
