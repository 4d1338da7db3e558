using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Publishes whether anybody listens or not: what nobody has subscribed to costs next to nothing.</summary>
internal static class WeatherServer
{
    private const int FirstZip = 10_001;
    private const int Places = 100;

    public static void Run(string endpoint, string how, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
        if (how == "connect")
        {
            publisher.Connect(endpoint);
        }
        else
        {
            endpoint = publisher.Bind(endpoint);
        }

        Console.WriteLine($"publishing at {endpoint}");
        Random random = new();
        while (!stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(5)))
        {
            for (int zip = FirstZip; zip < FirstZip + Places; zip++)
            {
                int temperature = random.Next(-20, 40);
                int humidity = random.Next(10, 100);
                publisher.Send(string.Create(CultureInfo.InvariantCulture, $"{zip} {temperature} {humidity}"), cancellationToken: stop);
            }
        }

        Console.WriteLine("stopped");
    }
}
