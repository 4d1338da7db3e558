using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>
/// A context has as many sockets as it was set to, refuses one more as often as it is asked, and takes another when one has gone. (The system's own limit is
/// not reached here: the descriptors are those of the whole test process.)
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class ManySocketsTests : BehaviorTest
{
    private const int Default = 1023;

    [Theory]
    [InlineData(null)]
    [InlineData(3 * Default)]
    [InlineData(1)]
    public void CreateSocket_AtTheLimit_Throws(int? limit)
    {
        if (limit is { } sockets)
        {
            Context.MaxSockets = sockets;
        }

        List<ZmqSocket> open = [];
        while (open.Count < (limit ?? Default))
        {
            open.Add(Create(ZmqSocketType.Pair));
        }

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(ZmqError.TooManyOpenFiles, Assert.Throws<ZmqException>(() => Create(ZmqSocketType.Pair)).Error);
        }

        Assert.Equal(open.Count, Context.SocketCount);

        // libzmq gives a place back in the background.
        open[0].Dispose();
        Parked.Until(() => Record.Exception(() => Create(ZmqSocketType.Pair)) is null, "room for a socket");
    }
}
