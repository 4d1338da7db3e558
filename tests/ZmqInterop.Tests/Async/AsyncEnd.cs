namespace ZmqInterop.Tests.Async;

/// <summary>How a waiting call ends.</summary>
public enum AsyncEnd
{
    Success,
    Canceled,
    Disposed,
    Terminated,
}
