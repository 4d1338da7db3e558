#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Datagrams that libzmq would not survive.</summary>
public sealed class ZmqSocketDatagramsTests : IDisposable
{
    private const int Largest = 8192;

    private readonly ZmqContext _context = new();

    public ZmqSocketDatagramsTests()
    {
        DraftPair.Require();
        _context.SocketDefaults = static options => options.Linger = TimeSpan.Zero;
    }

    public void Dispose() => _context.Dispose();

    [Fact]
    public async Task Send_BeforeBind_WaitsForIt()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dgram);
        using ZmqFrame frame = new("127.0.0.1:9");
        Assert.False(socket.TrySend("127.0.0.1:9"u8, more: true));
        Assert.False(socket.TrySend(frame, more: true));
        Assert.Equal("127.0.0.1:9", frame.GetString());
        using ZmqMessage message = new() { "127.0.0.1:9", "x" };
        Assert.False(socket.TrySend(message, TimeSpan.FromMilliseconds(10)));
        Assert.Equal(2, message.Count);

        Task awaiting = socket.SendAsync(message).AsTask();
        BackgroundCall waiting = BackgroundCall.Start(() =>
        {
            using ZmqMessage other = new() { "127.0.0.1:9", "y" };
            socket.Send(other);
        });
        Parked.Wait(socket);
        Assert.False(awaiting.IsCompleted);
        socket.Bind($"udp://{DraftPair.FreeAddress()}");
        await awaiting.WaitAsync(BackgroundCall.Limit);
        waiting.Finish();
    }

    [Fact]
    public void Send_LargestDatagram_Arrives()
    {
        using DraftPair pair = new(ZmqSocketType.Dgram);
        string content = new('x', Largest);
        pair.Send(content);
        Assert.Equal(content, pair.Receive(content));
    }

    [Theory]
    [InlineData(Largest + 1)]
    [InlineData(65_536)]
    [InlineData(10_000_000)]
    public async Task Send_LargerDatagram_IsRefusedWhole(int size)
    {
        using DraftPair pair = new(ZmqSocketType.Dgram);
        using ZmqMessage message = pair.Message(new string('x', size));
        AssertTooLong(() => pair.Sender.Send(message));
        AssertTooLong(() => pair.Sender.TrySend(message));
        Assert.Equal(ZmqError.MessageTooLong, (await Assert.ThrowsAsync<ZmqException>(() => pair.Sender.SendAsync(message).AsTask())).Error);
        Assert.Equal((2, size), (message.Count, (int)message[1].Size));
        pair.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    [Fact]
    public async Task Send_LargerContentByItself_IsRefusedAndTheAddressStays()
    {
        using DraftPair pair = new(ZmqSocketType.Dgram);
        byte[] large = new byte[Largest + 1];
        using ZmqMessage parts = pair.Message("x");
        using ZmqFrame frame = new(large);
        pair.Sender.Send(parts[0], more: true);
        AssertTooLong(() => pair.Sender.Send(large));
        AssertTooLong(() => pair.Sender.Send(new string('x', large.Length)));
        AssertTooLong(() => pair.Sender.Send(Bytes.Sequence(large, 1000)));
        AssertTooLong(() => pair.Sender.Send(frame));
        Assert.Equal(ZmqError.MessageTooLong, (await Assert.ThrowsAsync<ZmqException>(() => pair.Sender.SendAsync(large).AsTask())).Error);
        Assert.Equal(ZmqError.MessageTooLong, (await Assert.ThrowsAsync<ZmqException>(() => pair.Sender.SendAsync(new string('x', large.Length)).AsTask())).Error);
        Assert.Equal(ZmqError.MessageTooLong, (await Assert.ThrowsAsync<ZmqException>(() => pair.Sender.SendAsync(frame).AsTask())).Error);
        Assert.Equal(large.Length, frame.Size);
        pair.Sender.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    [Fact]
    public void Send_FramesInTheWrongPlace_AreRefused()
    {
        using DraftPair pair = new(ZmqSocketType.Dgram);
        using ZmqMessage parts = pair.Message("x");
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => pair.Sender.Send("content without an address")).Error);
        using ZmqMessage single = new() { "content without an address" };
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => pair.Sender.Send(single)).Error);
        pair.Sender.Send(parts[0], more: true);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => pair.Sender.Send("x", more: true)).Error);
        pair.Sender.Send("x");
        Assert.Equal("x", pair.Receive("x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999999999999999999")]
    [InlineData("256.0.0.1:9")]
    [InlineData("240.0.0.1:9")]
    [InlineData("[::1]:9")]
    public void Send_ToAnAddressThatIsNone_IsDroppedAndTheSocketGoesOn(string address)
    {
        using DraftPair pair = new(ZmqSocketType.Dgram);
        using ZmqMessage message = new() { address, "x" };
        pair.Sender.Send(message);
        pair.Send("y");
        Assert.Equal("y", pair.Receive("y"));
    }

    [Fact]
    public void BindAndConnect_OverAnotherTransport_AreRefused()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Dgram);
        foreach (string endpoint in (string[])["tcp://127.0.0.1:*", "inproc://x", "ipc://*"])
        {
            Assert.Equal(ZmqError.IncompatibleProtocol, Assert.Throws<ZmqException>(() => socket.Bind(endpoint)).Error);
            Assert.Equal(ZmqError.IncompatibleProtocol, Assert.Throws<ZmqException>(() => socket.Connect(endpoint)).Error);
        }

        Assert.Throws<ArgumentException>(() => socket.Connect("nowhere"));
    }

    [Fact]
    public void LastEndpoint_OverUdp_IsAnEndpoint()
    {
        string endpoint = $"udp://{DraftPair.FreeAddress()}";
        using ZmqSocket dish = _context.CreateSocket(ZmqSocketType.Dish);
        Assert.Equal("", dish.LastEndpoint);
        Assert.Equal(endpoint, dish.Bind(endpoint));
        Assert.Equal(endpoint, dish.LastEndpoint);
        using ZmqSocket radio = _context.CreateSocket(ZmqSocketType.Radio);
        radio.Connect(endpoint);
        Assert.Equal(endpoint, radio.LastEndpoint);
        radio.Disconnect(endpoint);
        ZmqException exception = Assert.Throws<ZmqException>(() => dish.Unbind(endpoint));
        Assert.Contains("dispose of the socket", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g")]
    [InlineData("a group that is too long to stand in the message itself")]
    public void Radio_OverUdp_SendsNoMoreThanADatagramHolds(string group)
    {
        string endpoint = $"udp://{DraftPair.FreeAddress()}";
        using ZmqSocket dish = _context.CreateSocket(ZmqSocketType.Dish);
        using ZmqSocket radio = _context.CreateSocket(ZmqSocketType.Radio);
        dish.Join(group);
        dish.Bind(endpoint);
        radio.Connect(endpoint);
        int largest = Largest - 1 - group.Length;
        using ZmqFrame large = new(new byte[largest + 1]) { Group = group };
        AssertTooLong(() => radio.Send(large));
        Assert.Equal((group, largest + 1L), (large.Group, large.Size));
        AssertTooLong(() => radio.Send(new byte[Largest]));
        radio.Send(new byte[Largest - 1]);

        using ZmqFrame received = new();
        Parked.Until(
            () =>
            {
                using ZmqFrame frame = new(new byte[largest]) { Group = group };
                radio.Send(frame);
                return dish.TryReceive(received, TimeSpan.FromMilliseconds(50));
            },
            "datagrams");
        Assert.Equal((group, largest), (received.Group, (int)received.Size));
    }

    [Fact]
    public void Radio_OverUdpWithALongGroup_IsRefused()
    {
        string endpoint = $"udp://{DraftPair.FreeAddress()}";
        string longest = new('g', 127);
        using ZmqSocket dish = _context.CreateSocket(ZmqSocketType.Dish);
        using ZmqSocket radio = _context.CreateSocket(ZmqSocketType.Radio);
        dish.Join(longest);
        dish.Bind(endpoint);
        radio.Connect(endpoint);
        using ZmqFrame refused = new("x") { Group = longest + "g" };
        AssertTooLong(() => radio.Send(refused));
        Assert.Equal(128, refused.Group.Length);
        using ZmqFrame received = new();
        Parked.Until(
            () =>
            {
                using ZmqFrame frame = new("x") { Group = longest };
                radio.Send(frame);
                return dish.TryReceive(received, TimeSpan.FromMilliseconds(50));
            },
            "datagrams");
        Assert.Equal((longest, "x"), (received.Group, received.GetString()));
    }

    [Fact]
    public void Radio_OverTcp_HasNoSuchLimit()
    {
        using ZmqSocket dish = _context.CreateSocket(ZmqSocketType.Dish);
        using ZmqSocket radio = _context.CreateSocket(ZmqSocketType.Radio);
        dish.Join("g");
        dish.Connect(radio.Bind("tcp://127.0.0.1:*"));
        using ZmqFrame received = new();
        Parked.Until(
            () =>
            {
                using ZmqFrame frame = new(new byte[100_000]) { Group = "g" };
                radio.Send(frame);
                return dish.TryReceive(received, TimeSpan.FromMilliseconds(50));
            },
            "messages");
        Assert.Equal(100_000, received.Size);
    }

    private static void AssertTooLong(Action send)
    {
        ZmqException exception = Assert.Throws<ZmqException>(send);
        Assert.Equal(ZmqError.MessageTooLong, exception.Error);
        Assert.Contains("819", exception.Message, StringComparison.Ordinal);
    }
}
