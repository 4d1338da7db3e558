using System.Globalization;
using System.IO;
using System.Net.Sockets;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>The system's socket under a connection of libzmq, to look at. It stays libzmq's.</summary>
internal static class ForeignDescriptor
{
    /// <summary>The descriptor of the connection that a frame came over ("__fd", zmq_msg_gets(3)).</summary>
    internal static int Of(ZmqFrame frame) => int.Parse(frame.GetMetadata("__fd")!, CultureInfo.InvariantCulture);

    // Not disposed of, and does not own the descriptor.
    internal static Socket Open(int descriptor) => new(new SafeSocketHandle(descriptor, ownsHandle: false));

    /// <summary>What the descriptor stands for, a name that the system gives once; null when it is closed. Linux only.</summary>
    internal static string? Identity(int descriptor) => new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget;
}
