namespace ZmqInterop;

/// <summary>Where a socket stands between the frames that it sends. Guarded by its gate.</summary>
internal enum SendProgress : byte
{
    /// <summary>The next frame begins a message.</summary>
    BetweenMessages = 0,

    /// <summary>The next frame belongs to the message of the last one.</summary>
    WithinMessage,

    /// <summary>The peer has gone away within the message: what is left of it is dropped.</summary>
    DropsRest,

    /// <summary>The socket sends datagrams, and the next frame begins one.</summary>
    BetweenDatagrams,

    /// <summary>The socket sends datagrams, and the next frame is the content behind an address.</summary>
    WithinDatagram,
}
