namespace ZmqInterop.HostileProbe.Soak;

/// <summary>A publisher that stays, and subscribers that come, subscribe, change their mind and go.</summary>
internal sealed class Subscribers : Workload
{
    private readonly ZmqSocket _publisher;
    private readonly string _endpoint;

    public Subscribers()
    {
        _publisher = Context.CreateSocket(ZmqSocketType.Pub);
        _endpoint = _publisher.Bind("tcp://127.0.0.1:*");
    }

    internal override string Name => "subscribers";

    protected override void Play()
    {
        using ZmqSocket subscriber = Context.CreateSocket(ZmqSocketType.Sub);
        using ZmqMessage message = [];
        subscriber.Connect(_endpoint);
        for (int i = 0; i < 20; i++)
        {
            subscriber.Subscribe($"topic {i}");
        }

        for (int i = 0; i < 10; i++)
        {
            subscriber.Unsubscribe($"topic {i}");
        }

        for (int i = 0; i < 50; i++)
        {
            using ZmqMessage news = new() { $"topic {Random.Next(20)}", "content" };
            _publisher.Send(news);
            if (subscriber.TryReceive(message, Milliseconds(i == 0 ? 20 : 0)))
            {
                Count();
            }
        }
    }
}
