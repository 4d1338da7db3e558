using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqContextSocketDefaultsTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void SocketDefaults_OfNewContext_IsNull() => Assert.Null(_context.SocketDefaults);

    [Fact]
    public void SocketDefaults_Set_AppliesToSocketsMadeLater()
    {
        using ZmqSocket before = _context.CreateSocket(ZmqSocketType.Push);
        _context.SocketDefaults = options =>
        {
            options.SendHighWatermark = 7;
            options.Linger = TimeSpan.FromSeconds(1);
        };
        using ZmqSocket after = _context.CreateSocket(ZmqSocketType.Push);
        Assert.Equal((1000, 7), (before.Options.SendHighWatermark, after.Options.SendHighWatermark));
        Assert.Equal(TimeSpan.FromSeconds(1), after.Options.Linger);
    }

    [Fact]
    public void SocketDefaults_ByType_SeeTheType()
    {
        _context.SocketDefaults = options =>
        {
            if (options.SocketType == ZmqSocketType.Router)
            {
                options.SetRouterMandatory(true);
            }
        };
        using ZmqSocket pull = _context.CreateSocket(ZmqSocketType.Pull);
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        Assert.Equal(ZmqError.HostUnreachable, Assert.Throws<ZmqException>(() => router.TrySend("nobody", more: true)).Error);
    }

    [Fact]
    public void CreateSocket_WhenDefaultsThrow_ThrowsThatAndClosesTheSocket()
    {
        _context.SocketDefaults = options => options.SetRouterMandatory(true);
        ZmqException exception = Assert.Throws<ZmqException>(() => _context.CreateSocket(ZmqSocketType.Pub));
        Assert.Contains("RouterMandatory", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _context.SocketCount);
        using ZmqSocket router = _context.CreateSocket(ZmqSocketType.Router);
        Assert.Equal(1, _context.SocketCount);
    }

    [Fact]
    public async Task SocketDefaults_SetToNullMeanwhile_DoesNotDisturbCreateSocket()
    {
        bool done = false;
        Task changes = Task.Run(() =>
        {
            for (int round = 0; !Volatile.Read(ref done); round++)
            {
                _context.SocketDefaults = round % 2 == 0 ? static options => options.SendHighWatermark = 1 : null;

                // Under wine, the garbage collector cannot stop a thread that does nothing but loop.
                Thread.Yield();
            }
        });

        try
        {
            // Fewer than a context allows at a time: libzmq frees closed ones in a thread of its own, later.
            for (int created = 0; created < 500; created++)
            {
                using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
                Assert.True(socket.Options.SendHighWatermark is 1 or 1000);
            }
        }
        finally
        {
            Volatile.Write(ref done, true);
        }

        await changes;
    }
}
