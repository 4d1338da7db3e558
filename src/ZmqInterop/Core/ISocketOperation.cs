namespace ZmqInterop;

/// <summary>
/// A native call that can be tried without waiting and repeated until it succeeds. Implemented by structs, so that the generic code around it is
/// compiled for each of them without indirection. They hold pointers: what these point to stays pinned until the operation is over.
/// </summary>
internal interface ISocketOperation
{
    /// <summary>The readiness of the socket that this waits for.</summary>
    static abstract ZmqPollEvents Direction { get; }

    /// <summary>The C function, for error messages.</summary>
    static abstract string Name { get; }

    /// <summary>Makes the call with ZMQ_DONTWAIT. Negative when it failed, with the reason in zmq_errno. Called inside the gate; does not throw.</summary>
    int Try(nint socket);
}
