using System;
using System.IO;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Patterns;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Matrix;

/// <summary>A socket here, connected with a socket in the process of a peer.</summary>
internal sealed class Link : IAsyncDisposable
{
    /// <summary>Generous: what is waited for is on its way.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ZmqContext _context = new();
    private IDisposable? _security;

    // ipc://* would do, but now and then leaves an empty folder behind.
    private DirectoryInfo? _folder;

    private Link(ZmqSocketType type, PeerSocket remote, bool bindsHere)
    {
        BindsHere = bindsHere;
        Local = _context.CreateSocket(type);
        Local.Options.Linger = TimeSpan.Zero;
        Local.Options.SendTimeout = Limit;
        Local.Options.ReceiveTimeout = Limit;
        Remote = remote;
    }

    public ZmqSocket Local { get; }

    public PeerSocket Remote { get; }

    public bool BindsHere { get; }

    /// <summary>The one connection of a STREAM, once it is known.</summary>
    public byte[]? Connection { get; set; }

    /// <summary>Opens both sockets and connects them. Messages arrive when this returns.</summary>
    /// <param name="peer">The process of the other one.</param>
    /// <param name="pattern">What they are.</param>
    /// <param name="transport">tcp or ipc.</param>
    /// <param name="mechanism">How they are secured.</param>
    /// <param name="bindsHere">Whether the socket here binds and the other one connects, or the other way round.</param>
    public static async Task<Link> OpenAsync(Peer peer, Pattern pattern, string transport, ZmqMechanism mechanism, bool bindsHere)
    {
        bool isServer = pattern.IsServerHere(mechanism, bindsHere);
        Link link = new(pattern.Local, await pattern.OpenRemoteAsync(peer, LinkSecurity.Describe(mechanism, !isServer)), bindsHere);
        try
        {
            pattern.Configure(link.Local);
            link._security = LinkSecurity.Secure(link.Local, mechanism, isServer);
            await link.ConnectAsync(link.Address(transport));
            await pattern.PrepareAsync(link);
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _security?.Dispose();
        _context.Dispose();
        await Remote.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    /// <summary>Where one side can bind that nobody else does.</summary>
    private string Address(string transport)
    {
        if (transport == "tcp")
        {
            return "tcp://127.0.0.1:*";
        }

        _folder = Directory.CreateTempSubdirectory("zmq-");
        return $"{transport}://{_folder.FullName}/socket";
    }

    private async Task ConnectAsync(string address)
    {
        if (BindsHere)
        {
            await Remote.ConnectAsync(Local.Bind(address));
        }
        else
        {
            Local.Connect(await Remote.BindAsync(address));
        }
    }
}
