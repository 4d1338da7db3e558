using System;

namespace ZmqInterop;

// Endpoints from configuration files, which say themselves who binds.
public sealed partial class ZmqSocket
{
    private const char ConnectSign = '>';
    private const char BindSign = '@';

    /// <summary>
    /// Binds or connects as the endpoint itself says, in the manner of CZMQ: <c>&gt;tcp://host:5555</c> is connected, <c>@tcp://*:5555</c> is bound, and so is
    /// one without a sign (zmq_bind(3), zmq_connect(3)).
    /// </summary>
    /// <param name="endpoint">Transport and address, with or without a sign in front.</param>
    /// <returns>The endpoint without the sign; when it was bound with its wildcards resolved.</returns>
    /// <exception cref="ArgumentException"><paramref name="endpoint"/> is null, empty, too long or not of the form transport://address.</exception>
    /// <exception cref="ZmqException">libzmq cannot bind or connect it; the socket is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string Attach(string endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        string address = WithoutSign(endpoint);
        if (endpoint[0] != ConnectSign)
        {
            return Bind(address);
        }

        Connect(address);
        return address;
    }

    /// <param name="endpoint">Not empty.</param>
    internal static string WithoutSign(string endpoint) => endpoint[0] is ConnectSign or BindSign ? endpoint[1..] : endpoint;
}
