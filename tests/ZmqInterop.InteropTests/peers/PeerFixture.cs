using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>A process of each program that the tests of a class ask for, which run one after the other; a new one when a test has broken it.</summary>
public sealed class PeerFixture : IAsyncDisposable
{
    private readonly Dictionary<PeerProgram, Peer> _peers = [];

    internal Task<Peer> GetAsync() => GetAsync(PeerProgram.Pyzmq);

    internal async Task<Peer> GetAsync(PeerProgram program)
    {
        if (_peers.TryGetValue(program, out Peer? peer) && !peer.IsUsable)
        {
            await peer.DisposeAsync();
            _ = _peers.Remove(program);
        }

        if (!_peers.TryGetValue(program, out peer))
        {
            peer = await Peer.StartAsync(program);
            _peers.Add(program, peer);
        }

        return peer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (Peer peer in _peers.Values)
        {
            await peer.DisposeAsync();
        }
    }
}
