namespace ZmqInterop.Perf;

/// <summary>
/// One way of moving messages through a socket. Implemented by structs, so that the loops are compiled for each of them without indirection.
/// </summary>
internal interface IWire<TSelf>
    where TSelf : struct, IWire<TSelf>
{
    /// <summary>Takes over the messages of a socket, all of one size.</summary>
    static abstract TSelf Over(ZmqSocket socket, int size);

    /// <summary>The same, for ways of calling to which more of the run matters than the size.</summary>
    static virtual TSelf Over(ZmqSocket socket, Run run) => TSelf.Over(socket, run.Size);

    /// <summary>Makes a message and sends it.</summary>
    void Send();

    /// <summary>Receives a message and returns its size.</summary>
    long Receive();

    /// <summary>Makes a message for <see cref="Forward"/>.</summary>
    void Prepare();

    /// <summary>Sends the message that was received or prepared.</summary>
    void Forward();

    /// <summary>Gives back what the wire itself holds. The socket is the caller's.</summary>
    void Close();
}
