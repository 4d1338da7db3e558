namespace ZmqInterop.Native;

/// <summary>
/// A file descriptor passed by value: a SOCKET, pointer-sized, on Windows and an int elsewhere, where the callee reads the low half of the register.
/// Not for memory that libzmq reads or writes: there the size counts.
/// </summary>
internal readonly struct zmq_fd_t(nint value)
{
    internal readonly nint Value = value;
}
