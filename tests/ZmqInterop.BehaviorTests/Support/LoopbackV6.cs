using System;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>What tests of IPv6 begin with.</summary>
internal static class LoopbackV6
{
    internal static void Require() => Assert.SkipUnless(Exists(), "This machine has no IPv6 on its loopback interface.");

    private static bool Exists()
    {
        try
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (Exception e) when (e is SocketException or NotSupportedException)
        {
            return false;
        }
    }
}
