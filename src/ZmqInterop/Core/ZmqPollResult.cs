namespace ZmqInterop;

/// <summary>A socket or descriptor that <see cref="ZmqPoller"/> found ready.</summary>
/// <param name="Socket">The socket, or null for a descriptor.</param>
/// <param name="Descriptor">The descriptor, or 0 for a socket.</param>
/// <param name="Events">What it is ready for.</param>
/// <param name="State">What was given along when it was added.</param>
public readonly record struct ZmqPollResult(ZmqSocket? Socket, nint Descriptor, ZmqPollEvents Events, object? State);
