using System;

namespace ZmqInterop.AllocationTests;

/// <summary>Two connected PAIR sockets in a context of their own.</summary>
internal sealed class SocketPair : IDisposable
{
    internal SocketPair(string endpoint = "inproc://pair")
    {
        Left = Context.CreateSocket(ZmqSocketType.Pair);
        Right = Context.CreateSocket(ZmqSocketType.Pair);
        Left.Options.Linger = TimeSpan.Zero;
        Right.Options.Linger = TimeSpan.Zero;
        Right.Connect(Left.Bind(endpoint));
    }

    internal ZmqContext Context { get; } = new();

    internal ZmqSocket Left { get; }

    internal ZmqSocket Right { get; }

    public void Dispose() => Context.Dispose();
}
