using System;
using System.CommandLine;
using System.IO;

namespace ZmqInterop.Tool.Sockets;

/// <summary>CURVE and PLAIN on the command line.</summary>
internal sealed class SecurityArguments
{
    public const string PasswordVariable = "ZMQI_PLAIN_PASSWORD";

    private readonly Option<string?> _serverKey = new("--curve-server-key") { Description = "CURVE: connect to a server with this public key, in Z85 or as a certificate file.", HelpName = "key|file" };

    private readonly Option<string?> _key = new("--curve-key") { Description = "CURVE: the secret certificate file of this side. A client without one makes keys for itself.", HelpName = "file" };

    private readonly Option<bool> _curveServer = new("--curve-server") { Description = "CURVE: be the server. Whoever knows its public key gets in, unless --curve-allow says who." };

    private readonly Option<string?> _allow = new("--curve-allow") { Description = "CURVE: the server lets in only clients with a certificate in this folder (*.key), or with this one.", HelpName = "folder|file" };

    private readonly Option<string?> _user = new("--plain-user") { Description = "PLAIN: the user name; as a server, the one that is let in.", HelpName = "name" };

    private readonly Option<string?> _password = new("--plain-password") { Description = $"PLAIN: the password. Others can see it in the list of processes, not so in the variable {PasswordVariable}.", HelpName = "password" };

    private readonly Option<bool> _plainServer = new("--plain-server") { Description = "PLAIN: be the server." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_serverKey, _key, _curveServer, _allow, _user, _password, _plainServer])
        {
            command.Add(option);
        }
    }

    /// <summary>Sets up a socket that is neither bound nor connected yet.</summary>
    /// <returns>What decides who gets in, to be disposed of after the socket; null when nobody does.</returns>
    public ZmqAuthenticator? Apply(ParseResult line, ZmqSocket socket, Action<string> warn)
    {
        bool curveServer = line.GetValue(_curveServer);
        bool plainServer = line.GetValue(_plainServer);
        string? serverKey = line.GetValue(_serverKey);
        string? user = line.GetValue(_user);
        if ((curveServer ? 1 : 0) + (serverKey is null ? 0 : 1) + (plainServer || user is not null ? 1 : 0) > 1)
        {
            throw ToolException.Usage("A socket has one mechanism and one role: --curve-server, --curve-server-key or --plain-... .");
        }

        if (line.GetValue(_allow) is not null && !curveServer)
        {
            throw ToolException.Usage("--curve-allow is for a server: --curve-server.");
        }

        if (line.GetValue(_key) is not null && !curveServer && serverKey is null)
        {
            throw ToolException.Usage("--curve-key needs --curve-server, or --curve-server-key with the key of the server.");
        }

        if (curveServer)
        {
            return ServeCurve(line, socket, warn);
        }

        if (serverKey is not null)
        {
            using ZmqCertificate? own = line.GetValue(_key) is { } file ? LoadSecret(file, warn) : null;
            using ZmqCurveKeyPair? made = own is null ? ZmqCurveKeyPair.Generate() : null;
            socket.UseCurveClient(own?.KeyPair ?? made!, PublicKey(serverKey, warn));
        }

        if (plainServer)
        {
            return ServePlain(line, socket, user);
        }

        if (user is not null)
        {
            socket.UsePlainClient(user, Password(line));
        }

        return null;
    }

    private ZmqAuthenticator? ServeCurve(ParseResult line, ZmqSocket socket, Action<string> warn)
    {
        string file = line.GetValue(_key) ?? throw ToolException.Usage("--curve-server needs --curve-key with the server's secret certificate file (zmqi keygen makes one).");
        using ZmqCertificate certificate = LoadSecret(file, warn);
        if (line.GetValue(_allow) is not { } allowed)
        {
            socket.UseCurveServer(certificate.KeyPair!);
            return null;
        }

        ZmqAuthenticator authenticator = new(socket.Context);
        _ = Directory.Exists(allowed)
            ? authenticator.Domain("zmqi").AllowCurve(new ZmqCertificateStore(allowed, warn: warn))
            : authenticator.Domain("zmqi").AllowCurve(PublicKey(allowed, warn));
        socket.UseCurveServer(certificate.KeyPair!, "zmqi");
        return authenticator;
    }

    private ZmqAuthenticator ServePlain(ParseResult line, ZmqSocket socket, string? user)
    {
        ZmqAuthenticator authenticator = new(socket.Context);
        authenticator.Domain("zmqi").AllowPlain(user ?? throw ToolException.Usage("--plain-server needs --plain-user: who is let in."), Password(line));
        socket.UsePlainServer("zmqi");
        return authenticator;
    }

    private string Password(ParseResult line) =>
        line.GetValue(_password) ?? Environment.GetEnvironmentVariable(PasswordVariable) ??
        throw ToolException.Usage($"PLAIN needs a password: the variable {PasswordVariable}, or --plain-password.");

    private static ZmqCertificate LoadSecret(string file, Action<string> warn)
    {
        ZmqCertificate certificate = ZmqCertificate.Load(file, warn);
        if (certificate.IsSecret)
        {
            return certificate;
        }

        certificate.Dispose();
        throw new ToolException($"'{file}' holds no secret key; the file of that name with {ZmqCertificate.SecretFileSuffix} does.");
    }

    // A key is never the name of a file by chance: it has characters that the shell would have to be told of.
    private static ZmqCurvePublicKey PublicKey(string keyOrFile, Action<string> warn)
    {
        if (!File.Exists(keyOrFile))
        {
            return ZmqCurvePublicKey.TryParse(keyOrFile, out ZmqCurvePublicKey key)
                ? key
                : throw new ToolException($"'{keyOrFile}' is neither a file nor a public key (40 characters of Z85).");
        }

        using ZmqCertificate certificate = ZmqCertificate.Load(keyOrFile, warn);
        return certificate.PublicKey;
    }
}
