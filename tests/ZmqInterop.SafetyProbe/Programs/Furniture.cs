using System;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What a random program has from the beginning: sockets that are connected, so that its calls have something to do.</summary>
internal static class Furniture
{
    private const int MostPairs = 4;

    private static readonly ZmqSocketType[][] s_pairs =
    [
        [ZmqSocketType.Pair, ZmqSocketType.Pair], [ZmqSocketType.Req, ZmqSocketType.Rep], [ZmqSocketType.Dealer, ZmqSocketType.Router],
        [ZmqSocketType.Push, ZmqSocketType.Pull], [ZmqSocketType.Pub, ZmqSocketType.Sub], [ZmqSocketType.XPub, ZmqSocketType.XSub],
        [ZmqSocketType.Router, ZmqSocketType.Router], [ZmqSocketType.Req, ZmqSocketType.Router], [ZmqSocketType.Dealer, ZmqSocketType.Rep],
        [ZmqSocketType.Stream, ZmqSocketType.Stream],
    ];

    private static readonly ZmqSocketType[][] s_drafts =
    [
        [ZmqSocketType.Client, ZmqSocketType.Server], [ZmqSocketType.Radio, ZmqSocketType.Dish], [ZmqSocketType.Gather, ZmqSocketType.Scatter],
        [ZmqSocketType.Peer, ZmqSocketType.Peer], [ZmqSocketType.Channel, ZmqSocketType.Channel],
    ];

    private static readonly string[] s_transports = ["inproc://f{0}", "tcp://127.0.0.1:*", "ipc://*"];

    /// <summary>Makes it.</summary>
    /// <param name="world">Gets it.</param>
    /// <param name="setup">Chooses; nothing when it is 0.</param>
    internal static void Make(World world, uint setup)
    {
        if (setup == 0)
        {
            return;
        }

        Choices choices = new(setup);
        bool hurried = choices.Next(4) != 0;
        ZmqContext context = new();
        world.Add(context);
        if (hurried)
        {
            context.SocketDefaults = static options =>
            {
                options.SendTimeout = TimeSpan.FromMilliseconds(2);
                options.ReceiveTimeout = TimeSpan.FromMilliseconds(2);
            };
        }

        int pairs = choices.Next(MostPairs);
        for (int i = 0; i < pairs; i++)
        {
            AddPair(world, context, choices, i);
        }
    }

    private static void AddPair(World world, ZmqContext context, Choices choices, int number)
    {
        ZmqSocketType[] types = choices.Of(ZmqDraft.IsSupported && choices.OneIn(4) ? s_drafts : s_pairs);
        int first = choices.Next(2);
        ZmqSocket bound = context.CreateSocket(types[first]);
        ZmqSocket connected = context.CreateSocket(types[1 - first]);
        foreach (ZmqSocket socket in (ZmqSocket[])[bound, connected])
        {
            // Small queues fill up.
            socket.Options.SendHighWatermark = 1 + choices.Next(20);
            socket.Options.ReceiveHighWatermark = 1 + choices.Next(20);
            if (socket.Type == ZmqSocketType.Sub)
            {
                socket.Subscribe("");
            }
        }

        string transport = types[0] == ZmqSocketType.Stream ? s_transports[1] : choices.Of(s_transports);
        string endpoint = bound.Bind(string.Format(null, System.Text.CompositeFormat.Parse(transport), number));
        connected.Connect(endpoint);
        world.AddEndpoint(endpoint);
        world.Add(bound);
        world.Add(connected);
    }
}
