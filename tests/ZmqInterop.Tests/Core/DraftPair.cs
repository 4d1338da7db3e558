#pragma warning disable ZMQDRAFT001 // Drafts are what is tested.

using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>A draft socket that receives, and its peer, which sends what reaches it: with a group, a routing id or an address where it needs one.</summary>
internal sealed class DraftPair : IDisposable
{
    private const string Group = "group";

    private readonly ZmqContext _context;
    private readonly string? _address;
    private readonly uint _routingId;

    internal DraftPair(ZmqSocketType receiverType)
    {
        Require();
        _context = new ZmqContext();
        ZmqSocketType senderType = PeerOf(receiverType);
        Receiver = Create(receiverType);
        Sender = Create(senderType);
        switch (receiverType)
        {
            case ZmqSocketType.Dgram:
                _address = FreeAddress();
                Receiver.Bind($"udp://{_address}");
                Sender.Bind($"udp://{FreeAddress()}");
                break;
            case ZmqSocketType.Peer:
                _routingId = Sender.ConnectPeer(Receiver.Bind(Endpoints.Inproc()));
                break;
            case ZmqSocketType.Client:
                Receiver.Connect(Sender.Bind(Endpoints.Inproc()));
                Receiver.Send("knock");
                using (ZmqFrame frame = new())
                {
                    Sender.Receive(frame);
                    _routingId = frame.RoutingId;
                }

                break;
            case ZmqSocketType.Dish:
                Receiver.Join(Group);
                Sender.Connect(Receiver.Bind(Endpoints.Inproc()));
                break;
            default:
                Sender.Connect(Receiver.Bind(Endpoints.Inproc()));
                break;
        }
    }

    /// <summary>The types that receive, each of which stands for itself and its peer.</summary>
    internal static TheoryData<ZmqSocketType> ReceiverTypes =>
    [
        ZmqSocketType.Server, ZmqSocketType.Client, ZmqSocketType.Dish, ZmqSocketType.Gather, ZmqSocketType.Peer, ZmqSocketType.Channel, ZmqSocketType.Dgram,
    ];

    internal ZmqSocket Receiver { get; }

    internal ZmqSocket Sender { get; }

    /// <summary>Skips the test when the type is a draft and the loaded libzmq has none.</summary>
    internal static void RequireFor(ZmqSocketType type)
    {
        if (type > ZmqSocketType.Stream)
        {
            Require();
        }
    }

    internal static void Require() => Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq was built without drafts.");

    /// <summary>An address for datagrams that nobody uses.</summary>
    internal static string FreeAddress()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return $"{socket.LocalEndPoint}";
    }

    internal ZmqSocket Create(ZmqSocketType type)
    {
        ZmqSocket socket = _context.CreateSocket(type);
        socket.Options.Linger = TimeSpan.Zero;
        return socket;
    }

    /// <summary>A message that reaches the receiver.</summary>
    internal ZmqMessage Message(string content)
    {
        ZmqMessage message = [];
        if (_address is not null)
        {
            message.Add(_address);
        }

        message.Add(content);
        ZmqFrame frame = message[^1];
        if (_routingId != 0)
        {
            frame.RoutingId = _routingId;
        }
        else if (Sender.Type == ZmqSocketType.Radio)
        {
            frame.Group = Group;
        }

        return message;
    }

    internal void Send(string content)
    {
        using ZmqMessage message = Message(content);
        Sender.Send(message);
    }

    internal async Task SendAsync(string content)
    {
        using ZmqMessage message = Message(content);
        await Sender.SendAsync(message);
    }

    /// <summary>Receives the content of the next message. What is sent too early, for groups and by datagrams, is lost and sent again.</summary>
    internal string Receive(string sent)
    {
        using ZmqMessage message = [];
        Parked.Until(
            () =>
            {
                bool received = Receiver.TryReceive(message, TimeSpan.FromMilliseconds(100));
                if (!received && MayLose)
                {
                    Send(sent);
                }

                return received;
            },
            "messages");
        return message[^1].GetString();
    }

    /// <summary>As <see cref="Receive"/>.</summary>
    internal async Task<string> ReceiveAsync(string sent, CancellationToken cancellationToken = default)
    {
        using ZmqMessage message = [];
        Task receive = Receiver.ReceiveAsync(message, cancellationToken).AsTask();
        while (MayLose && await Task.WhenAny(receive, Task.Delay(100, cancellationToken)) != receive)
        {
            await SendAsync(sent);
        }

        await receive.WaitAsync(BackgroundCall.Limit, cancellationToken);
        return message[^1].GetString();
    }

    public void Dispose()
    {
        Receiver.Dispose();
        Sender.Dispose();
        _context.Dispose();
    }

    private bool MayLose => Receiver.Type is ZmqSocketType.Dish or ZmqSocketType.Dgram;

    private static ZmqSocketType PeerOf(ZmqSocketType type) => type switch
    {
        ZmqSocketType.Server => ZmqSocketType.Client,
        ZmqSocketType.Client => ZmqSocketType.Server,
        ZmqSocketType.Dish => ZmqSocketType.Radio,
        ZmqSocketType.Gather => ZmqSocketType.Scatter,
        _ => type,
    };
}
