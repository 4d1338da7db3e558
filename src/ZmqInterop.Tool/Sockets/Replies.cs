namespace ZmqInterop.Tool.Sockets;

/// <summary>Makes replies of requests: the same envelope, other content.</summary>
internal sealed class Replies
{
    private readonly ZmqSocketType _type;
    private readonly string[]? _frames;

    private Replies(ZmqSocketType type, string[]? frames)
    {
        _type = type;
        _frames = frames;
    }

    /// <summary>How to answer; null when nobody expects it.</summary>
    public static Replies? For(ZmqSocketType type, string[]? frames, bool echo)
    {
        bool given = frames is { Length: > 0 };
        if (given && echo)
        {
            throw ToolException.Usage("--reply and --echo exclude each other.");
        }

        if ((given || echo) && SocketTypes.IsReceiver(type))
        {
            throw ToolException.Usage($"A {SocketTypes.Name(type)} socket cannot answer.");
        }

        return
            echo ? new Replies(type, null) :
            given ? new Replies(type, frames) :
            type == ZmqSocketType.Rep ? new Replies(type, [""]) :
            null;
    }

    /// <summary>Turns the request into its reply. False when it is none: a STREAM tells of connections by empty messages, and an empty reply would end them.</summary>
    public bool Change(ZmqMessage message)
    {
        if (_type == ZmqSocketType.Stream && message[message.Count - 1].Size == 0)
        {
            return false;
        }

        // Received by a SERVER or PEER, a frame knows who it is from, and sent again it goes there.
        uint peer = SocketTypes.HasRoutingIds(_type) ? message[0].RoutingId : 0;
        if (_frames is not null)
        {
            int envelope = EnvelopeLength(message);
            while (message.Count > envelope)
            {
                message.RemoveAt(message.Count - 1);
            }

            foreach (string frame in _frames)
            {
                message.Add(frame);
            }
        }

        if (peer != 0)
        {
            message[0].RoutingId = peer;
        }

        return true;
    }

    private int EnvelopeLength(ZmqMessage message)
    {
        if (!SocketTypes.HasAddressFrame(_type))
        {
            return 0;
        }

        // The envelope of a REQ, and of what proxies put before it, ends with an empty frame; that of a DEALER is the routing id alone.
        for (int i = 1; _type == ZmqSocketType.Router && i < message.Count - 1; i++)
        {
            if (message[i].Size == 0)
            {
                return i + 1;
            }
        }

        return 1;
    }
}
