namespace ZmqInterop.Examples.Reliable;

/// <summary>The words of the Majordomo protocol, version 0.1 (RFC 7).</summary>
internal static class Majordomo
{
    public const string Client = "MDPC01";
    public const string Worker = "MDPW01";

    public const byte Ready = 1;
    public const byte Request = 2;
    public const byte Reply = 3;
    public const byte Heartbeat = 4;
    public const byte Disconnect = 5;

    public const int Liveness = 3;

    /// <summary>A message of a worker or for one: empty frame, protocol, command.</summary>
    public static ZmqMessage ForWorker(byte command)
    {
        ZmqMessage message = new() { "", Worker };
        message.AddFrame(1).WritableSpan[0] = command;
        return message;
    }
}
