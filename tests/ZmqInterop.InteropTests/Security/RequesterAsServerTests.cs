using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Matrix;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Security;

/// <summary>Why the documents say that a REQ is never the server: what they say is so in the libzmq that is used.</summary>
public sealed class RequesterAsServerTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    [Theory]
    [InlineData(ZmqMechanism.Plain)]
    [InlineData(ZmqMechanism.Curve)]
    public async Task Req_IsServerWithUserIds_LosesTheConnectionInsteadOfReceiving(ZmqMechanism mechanism)
    {
        using ZmqContext context = new();
        using ZmqAuthenticator? authenticator = mechanism == ZmqMechanism.Curve ? new(context) : null;
        authenticator?.Domain(ZmqAuthenticator.AnyDomain).UseCallback((_, _) => new(ZmqAuthenticationDecision.Allow("somebody")));
        using ZmqSocket request = context.CreateSocket(ZmqSocketType.Req);
        request.Options.Linger = TimeSpan.Zero;
        using IDisposable? security = LinkSecurity.Secure(request, mechanism, isServer: true);
        using ZmqMonitor monitor = request.Monitor(ZmqMonitorEvents.Disconnected);
        await using PeerSocket reply = await (await peers.GetAsync()).OpenAsync("REP", security: LinkSecurity.Describe(mechanism, isServer: false));
        await reply.ConnectAsync(request.Bind("tcp://127.0.0.1:*"));
        request.Send("request");
        Assert.Equal("request", await reply.ReceiveStringAsync());
        await reply.SendStringAsync("reply");

        Assert.True(monitor.TryReceive(out _, Times.Limit), "The connection stays.");
        using ZmqFrame frame = new();
        Assert.False(request.TryReceive(frame, Times.Silence));
    }
}
