using System;
using Xunit;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>Servers with a domain in a context where nobody answers authentication requests.</summary>
public sealed class NoZapHandlerTests : SecurityTest
{
    [Fact]
    public void Server_WithADomain_LetsEverybodyIn()
    {
        ZmqSocket server = Bind(socket => socket.Options.ZapDomain = "TEST");
        AssertTalk(server, Connect(server));
    }

    [Fact]
    public void Server_ThatEnforcesItsDomain_LetsNobodyIn()
    {
        ZmqMonitor? monitor = null;
        ZmqSocket server = Bind(socket =>
        {
            socket.UseNullServer("TEST");
            monitor = Watch(socket);
        });
        ZmqSocket client = Connect(server);
        Assert.Equal(ZmqError.BadAddress, Next(monitor!).Error);
        AssertSilence(server, client);
    }

    [Fact]
    public void Server_WithoutItsHandler_LetsClientsInOnceThereIsOne()
    {
        ZmqSocket server = Bind(socket => socket.UseNullServer("TEST"));
        ZmqSocket client = Connect(server, socket =>
        {
            // A connection that was refused without a word lasts as long as a handshake may.
            socket.Options.HandshakeInterval = TimeSpan.FromMilliseconds(300);
            socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(10);
        });
        AssertReceivesNothing(server);
        using ZapHandler zap = ZapHandler.Judge(Context, _ => true);
        AssertTalk(server, client);
    }
}
