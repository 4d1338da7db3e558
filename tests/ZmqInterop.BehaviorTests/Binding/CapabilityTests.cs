#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using Xunit;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>What the library says it can do is what it does, and what it says it cannot it refuses.</summary>
public sealed class CapabilityTests : BehaviorTest
{
    // Transports that are compiled in find another fault with these endpoints, or none. A PAIR is not for pgm and norm.
    [Theory]
    [InlineData("ipc", "ipc://*")]
    [InlineData("pgm", "pgm://lo;239.192.0.1:5555")]
    [InlineData("norm", "norm://lo;239.192.0.1:5555")]
    [InlineData("tipc", "tipc://nothing")]
    [InlineData("vmci", "vmci://nothing")]
    [InlineData("WS", "ws://127.0.0.1:nothing")]
    [InlineData("WSS", "wss://127.0.0.1:nothing")]
    public void Has_Transport_SaysWhetherEndpointsHaveIt(string capability, string endpoint)
    {
        ZmqSocket socket = Create(ZmqSocketType.Pair);
        ZmqException? exception = Record.Exception(() => socket.Bind(endpoint)) as ZmqException;
        Assert.Equal(Zmq.Has(capability), exception?.Error != ZmqError.ProtocolNotSupported);
    }

    [Fact]
    public void Has_Curve_SaysWhetherKeysCanBeMade() =>
        Assert.Equal(Zmq.Has("curve"), Record.Exception(() => ZmqCurveKeyPair.Generate().Dispose()) is null);

    [Fact]
    public void Has_Gssapi_SaysWhetherItsOptionsExist() =>
        Assert.Equal(Zmq.Has("gssapi"), Record.Exception(() => Create(ZmqSocketType.Pair).Options.GssapiServer) is null);

    [Fact]
    public void Has_Draft_SaysWhetherDraftSocketsExist() =>
        Assert.Equal(Zmq.Has("draft"), Record.Exception(() => Create(ZmqSocketType.Client)) is null);

    [Theory]
    [InlineData("IPC")]
    [InlineData("tcp")]
    [InlineData("nonsense")]
    public void Has_UnknownName_IsFalse(string capability) => Assert.False(Zmq.Has(capability));
}
