using System;
using System.Text;
using System.Threading;

namespace ZmqInterop.Examples.PubSub;

/// <summary>A PUB knows nothing of its subscribers, and drops what nobody has subscribed to yet. An XPUB receives the subscriptions.</summary>
internal static class Subscriptions
{
    /// <summary>Every subscription, not only the first to each topic. Before binding.</summary>
    public static void TellAll(ZmqSocket publisher) => publisher.Options.SetXPubVerbose(true);

    public static void WaitFor(ZmqSocket publisher, int count, CancellationToken stop)
    {
        while (count > 0)
        {
            // The byte 1, or 0 when it was taken back, and the topic.
            byte[] subscription = publisher.ReceiveBytes(stop);
            if (subscription[0] == 1)
            {
                Console.WriteLine($"a subscriber wants \"{Encoding.UTF8.GetString(subscription.AsSpan(1))}\"");
                count--;
            }
        }
    }
}
