// Publish-subscribe: weather for everybody who wants it. weather_publisher.py and weather_subscriber.py are the same in Python.
// A message has two frames, the topic and the report. The publisher is an XPUB rather than a PUB because that one is told of subscriptions:
// it begins when the first one arrives, so that the subscriber misses nothing.
using System;
using System.Globalization;
using System.Text;
using System.Threading;
using ZmqInterop;

const string Usage = """
    usage: PubSub publisher [endpoint] [count]          waits for a subscriber, then publishes count reports (10) for each of three cities
           PubSub subscriber [endpoint] [count] [city]  shows count reports (10) for the city (berlin)
    The endpoint is tcp://127.0.0.1:5556 unless given; a publisher can have tcp://127.0.0.1:* and prints what it got.
    """;

string[] cities = ["berlin", "lisbon", "oslo"];

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

string endpoint = args.Length > 1 ? args[1] : "tcp://127.0.0.1:5556";
int count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10;
using ZmqContext context = new();
try
{
    switch (args)
    {
        case ["publisher", ..]:
            Publish();
            return 0;
        case ["subscriber", ..]:
            Subscribe(args.Length > 3 ? args[3] : "berlin");
            return 0;
        default:
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("stopped");
    return 0;
}

void Publish()
{
    using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.XPub);
    Console.WriteLine($"publishing at {publisher.Bind(endpoint)}");

    // The byte 1, then the prefix that is subscribed to.
    byte[] subscription = publisher.ReceiveBytes(stop.Token);
    Console.WriteLine($"the first subscriber wants \"{Encoding.UTF8.GetString(subscription.AsSpan(1))}\"");

    using ZmqMessage message = new();
    for (int i = 1; i <= count; i++)
    {
        foreach (string city in cities)
        {
            message.Add(city);
            message.Add(string.Create(CultureInfo.InvariantCulture, $"{10 + i} degrees"));
            publisher.Send(message, stop.Token);
        }
    }

    Console.WriteLine($"published {count * cities.Length} reports");
}

void Subscribe(string city)
{
    using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
    subscriber.Subscribe(city);
    subscriber.Connect(endpoint);

    using ZmqMessage message = new();
    string report = "";
    for (int i = 1; i <= count; i++)
    {
        subscriber.Receive(message, stop.Token);
        report = message[1].GetString();
    }

    Console.WriteLine($"got {count} reports for {city}, the last one \"{report}\"");
}
