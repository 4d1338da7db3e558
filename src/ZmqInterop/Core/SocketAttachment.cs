namespace ZmqInterop;

/// <summary>An endpoint that a socket is bound to, wildcards resolved, or connected to, as it was given.</summary>
internal readonly record struct SocketAttachment(string Endpoint, bool IsBound)
{
    public bool IsInproc => Endpoint.StartsWith("inproc://", System.StringComparison.Ordinal);
}
