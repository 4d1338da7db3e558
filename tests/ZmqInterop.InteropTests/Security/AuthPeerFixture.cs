using System;
using System.Threading.Tasks;

namespace ZmqInterop.InteropTests.Security;

/// <summary>One Python process for the tests of a class, which run one after the other; a new one when a test has broken it.</summary>
public sealed class AuthPeerFixture : IAsyncDisposable
{
    private AuthPeer? _peer;

    internal async Task<AuthPeer> GetAsync()
    {
        if (_peer is { IsUsable: false })
        {
            await _peer.DisposeAsync();
            _peer = null;
        }

        _peer ??= await AuthPeer.StartAsync();
        await _peer.ResetAsync();
        return _peer;
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
