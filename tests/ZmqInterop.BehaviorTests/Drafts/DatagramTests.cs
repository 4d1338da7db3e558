#pragma warning disable ZMQDRAFT001 // Drafts are what is tested here.
using System;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Drafts;

/// <summary>DGRAM: datagrams, each behind the address that it goes to or comes from.</summary>
public sealed class DatagramTests : BehaviorTest
{
    public DatagramTests() => Draft.Require();

    [Fact]
    public void Connect_Always_IsRefused()
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => Create(ZmqSocketType.Dgram).Connect($"udp://{Udp.Address()}"));
        Assert.Equal(ZmqError.IncompatibleProtocol, exception.Error);
    }

    [Fact]
    public void Question_ToABoundSocket_IsAnsweredToItsAddress()
    {
        string listenerAddress = Udp.Address();
        string senderAddress = Udp.Address();
        ZmqSocket listener = Create(ZmqSocketType.Dgram);
        ZmqSocket sender = Create(ZmqSocketType.Dgram);
        listener.Bind($"udp://{listenerAddress}");
        sender.Bind($"udp://{senderAddress}");

        Send(sender, listenerAddress, "Is someone there?");
        (string from, string question) = ReceiveOrRepeat(listener, () => Send(sender, listenerAddress, "Is someone there?"));
        Assert.Equal((senderAddress, "Is someone there?"), (from, question));

        Send(listener, from, "Yes, there is!");
        (from, string answer) = ReceiveOrRepeat(sender, () => Send(listener, senderAddress, "Yes, there is!"));
        Assert.Equal((listenerAddress, "Yes, there is!"), (from, answer));
    }

    private static void Send(ZmqSocket socket, string address, string content)
    {
        using ZmqMessage message = new() { address, content };
        socket.Send(message);
    }

    // The system drops a datagram that comes before the port is open, which happens in the background.
    private static (string From, string Content) ReceiveOrRepeat(ZmqSocket socket, Action repeat)
    {
        using ZmqMessage message = [];
        Parked.Until(
            () =>
            {
                bool received = socket.TryReceive(message, TimeSpan.FromMilliseconds(50));
                if (!received)
                {
                    repeat();
                }

                return received;
            },
            "datagrams");
        Assert.Equal(2, message.Count);

        // libzmq closes the address with a zero.
        return (Encoding.ASCII.GetString(message[0].Span).TrimEnd('\0'), message[1].GetString());
    }
}
