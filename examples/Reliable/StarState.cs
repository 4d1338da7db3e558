namespace ZmqInterop.Examples.Reliable;

/// <summary>What a server of a binary star is, and tells the other one with every heartbeat.</summary>
internal enum StarState
{
    /// <summary>The primary one, waiting for the other.</summary>
    Primary = 1,

    /// <summary>The backup, waiting for the other.</summary>
    Backup,

    /// <summary>Answers clients.</summary>
    Active,

    /// <summary>Leaves the clients to the other.</summary>
    Passive,
}
