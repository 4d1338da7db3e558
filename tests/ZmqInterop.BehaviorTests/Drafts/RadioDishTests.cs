#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using System.Net.Sockets;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>
/// RADIO and DISH: messages for groups. What a RADIO without MulticastLoop does cannot be seen on one machine without leaving it: the loopback interface
/// returns every datagram.
/// </summary>
public sealed class RadioDishTests : BehaviorTest
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    private readonly ZmqSocket _radio;
    private readonly ZmqSocket _dish;

    public RadioDishTests()
    {
        Draft.Require();
        _radio = Create(ZmqSocketType.Radio);
        _dish = Create(ZmqSocketType.Dish);
    }

    public static TheoryData<string> Hosts => ["127.0.0.1", "[::1]"];

    [Fact]
    public void Leave_OfAGroupThatWasNotJoined_IsRefused() =>
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _dish.Leave("Movies")).Error);

    [Fact]
    public void Join_Twice_IsRefused()
    {
        _dish.Join("Movies");
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _dish.Join("Movies")).Error);
        _dish.Leave("Movies");
        _dish.Join("Movies");
    }

    [Fact]
    public void Join_OfAGroupThatIsTooLong_IsRefused()
    {
        _dish.Join(new string('A', 255));
        Assert.Throws<ArgumentException>(() => _dish.Join(new string('A', 256)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(255)]
    public void Group_OfAnyLength_ArrivesWithTheMessage(int length)
    {
        // Up to 14 bytes stand in the message itself.
        string group = new('g', length);
        _dish.Join(group);
        Connect("127.0.0.1");
        Assert.Equal((group, "HELLO"), SendUntilItArrives(group, "HELLO"));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Messages_OfGroups_ArriveWhileTheyAreJoined(string host)
    {
        _dish.Join("Movies");
        Connect(host);
        _ = SendUntilItArrives("Movies", "first");

        // Only what was joined comes.
        Send("TV", "Friends");
        Send("Movies", "Godfather");
        Assert.Equal(("Movies", "Godfather"), Receive());

        _dish.Join("TV");
        Assert.Equal(("TV", "Friends"), SendUntilItArrives("TV", "Friends"));
        Drain("TV");

        // The dish itself drops what is under way when it leaves.
        _dish.Leave("TV");
        Send("TV", "Friends");
        Send("Movies", "Godfather");
        using ZmqPoller poller = new();
        poller.Add(_dish);
        ZmqPollResult[] results = new ZmqPollResult[2];
        Assert.Equal(1, poller.Wait(results, BackgroundCall.Limit));
        Assert.Equal(ZmqPollEvents.In, results[0].Events);
        Assert.Equal(("Movies", "Godfather"), Receive());
    }

    [Fact]
    public void Multipart_Sent_IsRefused()
    {
        using ZmqFrame frame = new("x") { Group = "TV" };
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _radio.Send(frame, more: true)).Error);
        Assert.Equal(("x", "TV"), (frame.GetString(), frame.Group));
    }

    [Fact]
    public void DishConnect_OverUdp_IsRefused() =>
        Assert.Equal(ZmqError.IncompatibleProtocol, Assert.Throws<ZmqException>(() => _dish.Connect($"udp://{Udp.Address()}")).Error);

    [Fact]
    public void RadioBind_OverUdp_IsRefused() =>
        Assert.Equal(ZmqError.IncompatibleProtocol, Assert.Throws<ZmqException>(() => _radio.Bind($"udp://{Udp.Address()}")).Error);

    [Fact]
    public void Messages_OverUdp_Arrive()
    {
        string endpoint = $"udp://{Udp.Address()}";
        _dish.Bind(endpoint);
        _radio.Connect(endpoint);
        _dish.Join("TV");
        Assert.Equal(("TV", "Friends"), SendUntilItArrives("TV", "Friends"));
    }

    [Fact]
    public void Messages_OverUdpOfIPv6_Arrive()
    {
        RequireIPv6();
        string endpoint = $"udp://[::1]:{Udp.FreePort(System.Net.IPAddress.IPv6Loopback)}";
        _dish.Options.IPv6 = true;
        _radio.Options.IPv6 = true;
        _dish.Bind(endpoint);
        _radio.Connect(endpoint);
        _dish.Join("TV");
        Assert.Equal(("TV", "Friends"), SendUntilItArrives("TV", "Friends"));
    }

    [Fact]
    public void Messages_ByMulticast_Arrive()
    {
        _dish.Bind(Multicast.EndpointOrSkip());
        _radio.Connect(_dish.LastEndpoint);
        _dish.Join("TV");
        Assert.Equal(("TV", "Friends"), SendUntilItArrives("TV", "Friends"));
    }

    private static void RequireIPv6() => Assert.SkipUnless(Socket.OSSupportsIPv6 && Multicast.HasIPv6Loopback(), "This machine has no ::1.");

    private void Connect(string host)
    {
        if (host.StartsWith('['))
        {
            RequireIPv6();
            _radio.Options.IPv6 = true;
            _dish.Options.IPv6 = true;
        }

        _dish.Connect(_radio.Bind($"tcp://{host}:*"));
    }

    private void Send(string group, string content) => Send(_radio, group, content);

    private static void Send(ZmqSocket radio, string group, string content)
    {
        using ZmqFrame frame = new(content) { Group = group };
        radio.Send(frame);
    }

    private (string Group, string Content) Receive()
    {
        using ZmqFrame frame = new();
        Assert.True(_dish.TryReceive(frame, BackgroundCall.Limit));
        return (frame.Group, frame.GetString());
    }

    // What is sent before the radio knows of the join is dropped, and so is a datagram that comes before the port is open.
    private (string Group, string Content) SendUntilItArrives(string group, string content) => SendUntilItArrives(_radio, group, content);

    private (string Group, string Content) SendUntilItArrives(ZmqSocket radio, string group, string content)
    {
        using ZmqFrame frame = new();
        Parked.Until(
            () =>
            {
                Send(radio, group, content);
                return _dish.TryReceive(frame, s_short);
            },
            $"messages of {group}");
        return (frame.Group, frame.GetString());
    }

    // Repetitions that arrived after all.
    private void Drain(string group)
    {
        Send("Movies", "mark");
        (string Group, string Content) received;
        do
        {
            received = Receive();
            Assert.True(received.Group == group || received.Content == "mark", $"{received}");
        }
        while (received.Content != "mark");
    }
}
