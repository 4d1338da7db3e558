using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>A subscription is on its way for some time, and a PUB does not see it arrive.</summary>
internal static class Subscription
{
    /// <summary>Publishes messages until one arrives, and throws them away until the last of them.</summary>
    public static async Task AwaitAsync(Func<string, Task> publish, Func<TimeSpan, Task<string?>> tryReceive)
    {
        Stopwatch watch = Stopwatch.StartNew();
        do
        {
            Assert.True(watch.Elapsed < Link.Limit, "No message has reached the subscriber.");
            await publish("are you there");
        }
        while (await tryReceive(TimeSpan.FromMilliseconds(5)) is null);

        await publish("begin");
        while (await tryReceive(Link.Limit) is not "begin")
        {
            Assert.True(watch.Elapsed < Link.Limit, "Messages went on arriving.");
        }
    }
}
