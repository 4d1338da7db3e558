using System;
using System.Globalization;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>Subscribes to one place: the filter runs at the publisher, the other reports do not travel.</summary>
internal static class WeatherClient
{
    public static void Run(string endpoint, string zip, int count, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
        subscriber.Options.Linger = TimeSpan.Zero; // A publisher that is gone needs no subscription.
        subscriber.Subscribe($"{zip} ");
        subscriber.Connect(endpoint);

        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            string[] report = subscriber.ReceiveString(stop).Split(' ');
            sum += int.Parse(report[1], CultureInfo.InvariantCulture);
        }

        Console.WriteLine($"{count} reports for {zip}, average temperature {sum / count}");
    }
}
