namespace ZmqInterop;

/// <summary>How many messages are queued between a socket and one of its peers (zmq_socket_monitor_pipes_stats, draft).</summary>
/// <param name="OutboundQueue">Messages from the socket that the connection has not taken yet.</param>
/// <param name="InboundQueue">Messages for the socket that it has not received yet.</param>
public readonly record struct ZmqPipeStatistics(long OutboundQueue, long InboundQueue);
