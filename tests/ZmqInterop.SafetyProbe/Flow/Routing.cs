namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Whom the messages of a sender reach.</summary>
internal enum Routing
{
    /// <summary>One receiver gets all of them.</summary>
    ToOne,

    /// <summary>Each message goes to one of the receivers.</summary>
    Shared,

    /// <summary>Each receiver gets all of them, from when it has subscribed.</summary>
    ToAll,

    /// <summary>Each receiver gets those that there is room for.</summary>
    ToAny,
}
