namespace ZmqInterop;

/// <summary>A cause of missing messages that applies to a socket, or may.</summary>
public sealed class ZmqFinding
{
    internal ZmqFinding(ZmqCause cause, bool isCertain, string explanation, string advice)
    {
        Cause = cause;
        IsCertain = isCertain;
        Explanation = explanation;
        Advice = advice;
    }

    /// <summary>The cause.</summary>
    public ZmqCause Cause { get; }

    /// <summary>Whether it was seen to be so at that moment; otherwise it is a suspicion.</summary>
    public bool IsCertain { get; }

    /// <summary>What was found, in one sentence.</summary>
    public string Explanation { get; }

    /// <summary>The usual way out.</summary>
    public string Advice { get; }

    /// <summary>The finding in one line.</summary>
    /// <returns>Something like <c>NoSubscription: This SUB socket has not subscribed to anything. Call Subscribe...</c>.</returns>
    public override string ToString() => $"{Cause}{(IsCertain ? string.Empty : " (perhaps)")}: {Explanation} {Advice}";
}
