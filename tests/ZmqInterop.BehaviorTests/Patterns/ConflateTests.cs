using System.Globalization;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Connections that hold the last message only (ZMQ_CONFLATE).</summary>
public sealed class ConflateTests : PatternTest
{
    private const int Count = 20;

    // Over inproc libzmq takes the message that waits for the routing id of the socket, and drops it.
    [Theory]
    [MemberData(nameof(Wires))]
    public void Sender_SeveralMessagesBeforeTheConnection_SendsTheLast(string transport)
    {
        string endpoint = Unbound(transport);
        ZmqSocket push = Create(ZmqSocketType.Push, conflate: true);
        push.Connect(endpoint);
        SendAll(push);
        ZmqSocket pull = Create(ZmqSocketType.Pull, conflate: true);
        BindWhenFree(pull, endpoint);
        Assert.Equal($"{Count - 1}", Receive(pull, push, $"{Count - 1}"));
        push.Send("next");
        string text;
        do
        {
            text = Receive(pull, push, "next");
            Assert.True(text == "next" || text == $"{Count - 1}", text);
        }
        while (text != "next");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public void Receiver_SeveralMessages_SkipsToTheLast(string transport)
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull, conflate: true);

        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Connect(pull.Bind(Endpoints.For(transport)));
        SendAll(push);
        for (int last = -1; last < Count - 1;)
        {
            int next = int.Parse(Receive(pull, push, $"{Count - 1}"), CultureInfo.InvariantCulture);
            Assert.True(next > last, $"{next} after {last}.");
            last = next;
        }
    }

    [Fact]
    public void Receiver_SeveralMessagesThatAreThere_HasTheLastOnly()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull, conflate: true);
        ZmqSocket push = Create(ZmqSocketType.Push, conflate: true);
        push.Connect(pull.Bind(Endpoints.Inproc()));
        SendAll(push);
        Assert.Equal([$"{Count - 1}"], Receive(pull));
        AssertNothing(pull);
    }

    private ZmqSocket Create(ZmqSocketType type, bool conflate)
    {
        ZmqSocket socket = Create(type);
        socket.Options.Conflate = conflate;
        return socket;
    }

    /// <summary>
    /// Receives, and sends the last message again meanwhile: when it comes in the moment in which the receiver finds nothing, libzmq 4.3.4 does not wake it,
    /// and the message waits for the next one (ypipe_conflate.hpp).
    /// </summary>
    private static string Receive(ZmqSocket pull, ZmqSocket push, string last)
    {
        string? text = null;
        Parked.Until(
            () =>
            {
                if (pull.TryReceiveString(out text, System.TimeSpan.FromMilliseconds(100)))
                {
                    return true;
                }

                push.Send(last);
                return false;
            },
            "a message");
        return text!;
    }

    private static void SendAll(ZmqSocket push)
    {
        for (int i = 0; i < Count; i++)
        {
            push.Send($"{i}");
        }
    }
}
