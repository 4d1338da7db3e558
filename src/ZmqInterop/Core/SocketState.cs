namespace ZmqInterop;

/// <summary>Who may make native calls on a socket. Guarded by its gate.</summary>
internal enum SocketState : byte
{
    /// <summary>The holder of the gate.</summary>
    Open = 0,

    /// <summary>A proxy, outside the gate.</summary>
    Lent,

    /// <summary>Nobody; a proxy that has it still is about to give it back.</summary>
    Disposed,
}
