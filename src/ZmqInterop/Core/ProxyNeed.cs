namespace ZmqInterop;

/// <summary>What one direction of a proxy waits for.</summary>
internal enum ProxyNeed
{
    /// <summary>Nothing: it could go on.</summary>
    Nothing,

    /// <summary>A message.</summary>
    Input,

    /// <summary>Room for the message that it has in hand.</summary>
    Output,

    /// <summary>Room for the copy of the message that it has in hand.</summary>
    Capture,
}
