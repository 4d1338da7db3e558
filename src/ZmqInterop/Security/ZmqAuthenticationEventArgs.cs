using System;

namespace ZmqInterop;

/// <summary>What a <see cref="ZmqAuthenticator"/> was asked and has answered, for logs: no passwords, no keys of clients that were not let in.</summary>
public sealed class ZmqAuthenticationEventArgs : EventArgs
{
    internal ZmqAuthenticationEventArgs(ZmqAuthenticationRequest? request, ZmqAuthenticationDecision decision, Exception? exception)
    {
        Domain = request?.Domain;
        Address = request?.Address;
        Mechanism = request?.Mechanism;
        Decision = decision;
        Exception = exception;
    }

    /// <summary>The domain of the server's socket; null when the request made no sense.</summary>
    public string? Domain { get; }

    /// <summary>The address of the client; null when the request made no sense.</summary>
    public string? Address { get; }

    /// <summary>How the client authenticates itself; null when the request made no sense.</summary>
    public ZmqMechanism? Mechanism { get; }

    /// <summary>The answer.</summary>
    public ZmqAuthenticationDecision Decision { get; }

    /// <summary>What a callback or a certificate store threw, with status 500.</summary>
    public Exception? Exception { get; }

    /// <summary>The event as a line of a log.</summary>
    /// <returns>Something like <c>400 Unknown key (Curve from 127.0.0.1 for domain "global")</c>.</returns>
    public override string ToString() => Mechanism is null ? $"{Decision}" : $"{Decision} ({Mechanism} from {Address} for domain \"{Domain}\")";
}
