using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>A message frame as libzmq keeps it: opaque, 64 bytes, aligned as a pointer, and never moved while it is initialized.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct zmq_msg_t
{
    [FieldOffset(0)]
    private readonly nint _alignment;
}
