using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace ZmqInterop.Examples.Pipeline;

/// <summary>Collects from all workers, in the order in which they finish.</summary>
internal static class Sink
{
    public static void Run(string resultsEndpoint, string controlEndpoint, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket results = context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket control = context.CreateSocket(ZmqSocketType.Pub);
        Console.WriteLine($"results at {results.Bind(resultsEndpoint)} control at {control.Bind(controlEndpoint)}");

        // A result may overtake the message that tells how many there will be: they come over different connections.
        int expected = int.MaxValue;
        int received = 0;
        long sum = 0;
        SortedDictionary<string, int> shares = new(StringComparer.Ordinal);
        using ZmqMessage message = new();
        while (received < expected)
        {
            results.Receive(message, stop);
            string sender = message.PopString();
            long value = long.Parse(message.PopString(), CultureInfo.InvariantCulture);
            if (sender == "batch")
            {
                expected = (int)value;
                continue;
            }

            received++;
            sum += value;
            shares[sender] = shares.GetValueOrDefault(sender) + 1;
        }

        control.Send("kill", cancellationToken: stop);
        Console.WriteLine($"the squares of 1 to {expected} add up to {sum}: {string.Join(", ", shares.Select(share => $"{share.Value} by {share.Key}"))}");
    }
}
