namespace ZmqInterop;

/// <summary>What a proxy has forwarded since it was started, seen from its two sockets. A message counts once, however many frames it has.</summary>
/// <param name="FrontendMessagesReceived">Messages from the frontend.</param>
/// <param name="FrontendBytesReceived">Their size in bytes.</param>
/// <param name="FrontendMessagesSent">Messages to the frontend.</param>
/// <param name="FrontendBytesSent">Their size in bytes.</param>
/// <param name="BackendMessagesReceived">Messages from the backend.</param>
/// <param name="BackendBytesReceived">Their size in bytes.</param>
/// <param name="BackendMessagesSent">Messages to the backend.</param>
/// <param name="BackendBytesSent">Their size in bytes.</param>
public readonly record struct ZmqProxyStatistics(
    long FrontendMessagesReceived,
    long FrontendBytesReceived,
    long FrontendMessagesSent,
    long FrontendBytesSent,
    long BackendMessagesReceived,
    long BackendBytesReceived,
    long BackendMessagesSent,
    long BackendBytesSent);
