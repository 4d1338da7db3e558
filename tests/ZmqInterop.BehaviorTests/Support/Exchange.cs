using Xunit;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>A message there and one back, of two frames each.</summary>
internal static class Exchange
{
    /// <param name="server">A socket that receives first.</param>
    /// <param name="client">A socket connected to it.</param>
    internal static void Bounce(ZmqSocket server, ZmqSocket client)
    {
        Pass(client, server, "request");
        Pass(server, client, "reply");
    }

    private static void Pass(ZmqSocket from, ZmqSocket to, string text)
    {
        from.Send(text, more: true);
        from.Send("end");
        Assert.Equal(text, to.ReceiveString(out bool more));
        Assert.True(more);
        Assert.Equal("end", to.ReceiveString(out more));
        Assert.False(more);
    }
}
