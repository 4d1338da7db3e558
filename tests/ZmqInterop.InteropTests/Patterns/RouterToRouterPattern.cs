using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Patterns;

/// <summary>Two ROUTERs, each of which has to know the other one before it can send to it.</summary>
internal sealed class RouterToRouterPattern() : RoutedPattern(ZmqSocketType.Router, "ROUTER", Flow.Ask, [TheirId], [OurId])
{
    /// <inheritdoc/>
    public override void Configure(ZmqSocket local)
    {
        base.Configure(local);
        local.Options.SetRouterMandatory(true);
    }

    /// <summary>Greets the other one as soon as it is known; the greeting makes this one known to it.</summary>
    public override async Task PrepareAsync(Link link)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!TryGreet(link.Local))
        {
            Assert.True(watch.Elapsed < Link.Limit, "The other ROUTER is still unknown.");
            await Task.Delay(1);
        }

        Assert.Equal(2, (await link.Remote.ReceiveAsync()).Length);
    }

    private static bool TryGreet(ZmqSocket socket)
    {
        try
        {
            socket.Send(TheirId, more: true);
        }
        catch (ZmqException e) when (e.Error == ZmqError.HostUnreachable)
        {
            return false;
        }

        socket.Send("hello");
        return true;
    }
}
