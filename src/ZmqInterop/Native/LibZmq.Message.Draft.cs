using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

// Without SuppressGCTransition: such functions are looked up when their callers are compiled, and a libzmq without drafts does not have these. The
// exception would come in place of the one that says so.
internal static unsafe partial class LibZmq
{
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_set_routing_id(zmq_msg_t* msg, uint routing_id);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial uint zmq_msg_routing_id(zmq_msg_t* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_set_group(zmq_msg_t* msg, byte* group);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial byte* zmq_msg_group(zmq_msg_t* msg);

    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    internal static partial int zmq_msg_init_buffer(zmq_msg_t* msg, void* buf, nuint size);
}
