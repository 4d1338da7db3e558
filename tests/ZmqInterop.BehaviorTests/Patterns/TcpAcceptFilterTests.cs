#pragma warning disable CS0618 // Filters are what is tested, although libzmq would rather have authentication.

using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Which networks may connect over tcp (ZMQ_TCP_ACCEPT_FILTER).</summary>
public sealed class TcpAcceptFilterTests : PatternTest
{
    private const string Elsewhere = "127.0.0.255/32";

    [Theory]
    [InlineData("foo")]
    [InlineData("0.0.0.0foo")]
    [InlineData("0.0.0.0/foo")]
    [InlineData("0.0.0.0/")]
    [InlineData("0.0.0.0/-1")]
    [InlineData("0.0.0.0/33")]
    public void Filter_ThatIsNoNetwork_IsRefused(string filter)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => socket.Options.AddTcpAcceptFilter(filter)).Error);
        AssertLetsIn(socket);
    }

    [Theory]
    [InlineData("127.0.0.1/32")]
    [InlineData("0.0.0.0/0")]
    [InlineData("127.0.0.1")]
    public void Filter_OfThePeer_LetsItIn(string filter)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        socket.Options.AddTcpAcceptFilter(Elsewhere);
        socket.Options.AddTcpAcceptFilter(filter);
        AssertLetsIn(socket);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Filters_TakenBack_LetEverybodyIn(bool set)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        if (set)
        {
            socket.Options.AddTcpAcceptFilter(Elsewhere);
        }

        socket.Options.ClearTcpAcceptFilters();
        AssertLetsIn(socket);
    }

    [Fact]
    public void Filter_OfOthers_KeepsThePeerOut()
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        socket.Options.AddTcpAcceptFilter(Elsewhere);
        string endpoint = socket.Bind("tcp://127.0.0.1:*");
        using ZmqMonitor monitor = socket.Monitor();
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(endpoint);
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent next, Limit));
        Assert.Equal(ZmqMonitorEvents.AcceptFailed, next.Kind);
        Assert.False(socket.TrySend("nobody is there"));
    }

    private void AssertLetsIn(ZmqSocket socket)
    {
        string endpoint = socket.Bind("tcp://127.0.0.1:*");
        ZmqSocket client = Create(ZmqSocketType.Pair);
        client.Connect(endpoint);
        Exchange.Bounce(socket, client);
    }
}
