namespace ZmqInterop.Examples.Reliable;

/// <summary>The commands between queue and worker: single frames of one byte. All else are requests and replies.</summary>
internal static class ParanoidPirate
{
    /// <summary>How many heartbeats may fail to come before the other side counts as dead.</summary>
    public const int Liveness = 3;

    public static readonly byte[] Ready = [1];

    public static readonly byte[] Heartbeat = [2];

    public static bool IsCommand(ZmqMessage message) => message.Count == 1 && message[0].Size == 1 && message[0].Span[0] is 1 or 2;
}
