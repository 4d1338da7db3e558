namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Who speaks in an exchange, as seen from this process.</summary>
internal enum Flow
{
    /// <summary>This process sends.</summary>
    Out,

    /// <summary>The peer sends.</summary>
    In,

    /// <summary>This process sends, the peer answers.</summary>
    Ask,

    /// <summary>The peer sends, this process answers.</summary>
    Answer,
}
