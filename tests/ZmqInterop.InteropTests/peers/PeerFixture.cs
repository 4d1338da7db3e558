using System;
using System.Threading.Tasks;

namespace ZmqInterop.InteropTests.Peers;

/// <summary>One Python process for the tests of a class, which run one after the other; a new one when a test has broken it.</summary>
public sealed class PeerFixture : IAsyncDisposable
{
    private Peer? _peer;

    internal async Task<Peer> GetAsync()
    {
        if (_peer is { IsUsable: false })
        {
            await _peer.DisposeAsync();
            _peer = null;
        }

        return _peer ??= await Peer.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
        {
            await _peer.DisposeAsync();
        }
    }
}
