using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

/// <summary>
/// Who may connect to the sockets of one domain. A new one lets nobody in. Changes count for connections made after them. Any thread may call any member
/// at any time.
/// </summary>
/// <remarks>
/// A client gets in when its address is not refused, and the list for its mechanism has it; when the list does not have it, the callback decides, if there
/// is one. Methods return the policy, to be chained.
/// </remarks>
public sealed class ZmqAuthenticationPolicy
{
    private readonly Lock _lock = new();
    private readonly AddressRules _addresses = new();
    private readonly PasswordTable _passwords = new();
    private readonly Dictionary<ZmqCurvePublicKey, string> _keys = [];
    private readonly HashSet<string> _principals = new(StringComparer.Ordinal);
    private (ZmqCertificateStore Store, Func<ZmqCertificate, string>? UserId)[] _stores = [];
    private Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>? _callback;
    private string? _nullUserId;
    private bool _allowsAnyKey;
    private bool _allowsAnyPrincipal;

    internal ZmqAuthenticationPolicy(string domain) => Domain = domain;

    /// <summary>The domain (ZMQ_ZAP_DOMAIN, zmq_setsockopt(3)).</summary>
    public string Domain { get; }

    internal Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>? Callback => Volatile.Read(ref _callback);

    /// <summary>
    /// Names a network whose addresses may go on to the other checks. With the first one named, addresses outside all of those named are refused.
    /// </summary>
    /// <param name="network">An address, IPv4 or IPv6, or a network such as "192.168.0.0/16" or "fd00::/8".</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="network"/> is something else. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy AllowAddress(string network) => Change(() => _addresses.Allow(network));

    /// <summary>Names a network whose addresses are refused, also those that <see cref="AllowAddress"/> named.</summary>
    /// <param name="network">An address, IPv4 or IPv6, or a network such as "192.168.0.0/16" or "fd00::/8".</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="network"/> is something else. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy DenyAddress(string network) => Change(() => _addresses.Deny(network));

    /// <summary>Like <see cref="AllowAddress"/> for connections without an IP address: ipc.</summary>
    /// <returns>This policy.</returns>
    public ZmqAuthenticationPolicy AllowIpc() => Change(_addresses.AllowLocal);

    /// <summary>Lets clients in that authenticate themselves by nothing, only limited by their address (zmq_null(7)).</summary>
    /// <param name="userId">Their user id, at most 255 bytes.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="userId"/> is longer, or has a zero character. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy AllowNull(string userId = "")
    {
        ArgumentNullException.ThrowIfNull(userId);
        ZmqAuthenticationDecision.CheckUserId(userId, nameof(userId));
        return Change(() => _nullUserId = userId);
    }

    /// <summary>Lets a user of PLAIN in, under its user name as user id (zmq_plain(7)). Replaces the password if the user is there.</summary>
    /// <param name="userName">1 to 255 bytes in UTF-8.</param>
    /// <param name="password">0 to 255 bytes in UTF-8. Only a keyed hash of it is kept.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">User name or password is longer, or the user name empty. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy AllowPlain(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        ZmqAuthenticationDecision.CheckUserId(userName, nameof(userName));
        if (System.Text.Encoding.UTF8.GetByteCount(password) > byte.MaxValue)
        {
            throw new ArgumentException("A password has at most 255 bytes in UTF-8.", nameof(password));
        }

        return Change(() => _passwords.Set(userName, password));
    }

    /// <summary>Lets no client in any more as this user of PLAIN.</summary>
    /// <param name="userName">The user name.</param>
    /// <returns>False when the user was not there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="userName"/> is null.</exception>
    public bool RemovePlain(string userName)
    {
        ArgumentNullException.ThrowIfNull(userName);
        lock (_lock)
        {
            return _passwords.Remove(userName);
        }
    }

    /// <summary>Lets the owner of a CURVE key in (zmq_curve(7)).</summary>
    /// <param name="publicKey">The public key of the client.</param>
    /// <param name="userId">The user id, at most 255 bytes; the key as text when left out.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="publicKey"/> is all zeros, or <paramref name="userId"/> longer or with a zero character. The policy is as it was.
    /// </exception>
    public ZmqAuthenticationPolicy AllowCurve(ZmqCurvePublicKey publicKey, string? userId = null)
    {
        publicKey.ThrowIfEmpty(nameof(publicKey));
        ZmqAuthenticationDecision.CheckUserId(userId ?? "", nameof(userId));
        return Change(() => _keys[publicKey] = userId ?? publicKey.ToString());
    }

    /// <summary>As <see cref="AllowCurve(ZmqCurvePublicKey, string?)"/>, with the key as text.</summary>
    /// <param name="publicKey">The public key of the client, 40 characters of Z85.</param>
    /// <param name="userId">The user id, at most 255 bytes; the key as text when left out.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="publicKey"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="publicKey"/> stands for zeros, or <paramref name="userId"/> is longer or has a zero character. The policy is as it was.
    /// </exception>
    /// <exception cref="FormatException"><paramref name="publicKey"/> is not 40 characters of Z85. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy AllowCurve(string publicKey, string? userId = null) => AllowCurve(ZmqCurvePublicKey.Parse(publicKey), userId);

    /// <summary>
    /// Lets the owners of all CURVE keys in that a folder has certificates for, as it is when they connect (zmq_curve(7)). May be called for several
    /// folders; the first one that has the key counts.
    /// </summary>
    /// <param name="store">The folder.</param>
    /// <param name="userId">
    /// Makes the user id, at most 255 bytes, of a certificate, for instance of its metadata; the key as text when left out. What it throws is a refusal with
    /// status 500.
    /// </param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is null.</exception>
    public ZmqAuthenticationPolicy AllowCurve(ZmqCertificateStore store, Func<ZmqCertificate, string>? userId = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Change(() => _stores = [.. _stores, (store, userId)]);
    }

    /// <summary>Lets everybody in who has any CURVE key and knows the server's, under the client's key as user id: encryption without a list.</summary>
    /// <returns>This policy.</returns>
    public ZmqAuthenticationPolicy AllowAnyCurve() => Change(() => _allowsAnyKey = true);

    /// <summary>Takes a key off the list. Certificate folders, <see cref="AllowAnyCurve"/> and the callback may still let its owner in.</summary>
    /// <param name="publicKey">The public key of the client.</param>
    /// <returns>False when it was not there.</returns>
    public bool RemoveCurve(ZmqCurvePublicKey publicKey)
    {
        lock (_lock)
        {
            return _keys.Remove(publicKey);
        }
    }

    /// <summary>Lets a principal of Kerberos in, under its name as user id (zmq_gssapi(7)).</summary>
    /// <param name="principal">The principal as libzmq shows it, for instance "alice@EXAMPLE.ORG": 1 to 255 bytes.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentException"><paramref name="principal"/> is null, empty or longer. The policy is as it was.</exception>
    public ZmqAuthenticationPolicy AllowGssapi(string principal)
    {
        ArgumentException.ThrowIfNullOrEmpty(principal);
        ZmqAuthenticationDecision.CheckUserId(principal, nameof(principal));
        return Change(() => _ = _principals.Add(principal));
    }

    /// <summary>Lets every principal in that Kerberos vouches for, under its name as user id.</summary>
    /// <returns>This policy.</returns>
    public ZmqAuthenticationPolicy AllowAnyGssapi() => Change(() => _allowsAnyPrincipal = true);

    /// <summary>
    /// Has a callback decide about the clients that no list has, and whose address is not refused. It runs on a thread of the pool, several at once.
    /// Replaces an earlier one; null takes it away.
    /// </summary>
    /// <remarks>
    /// What it throws is a refusal with status 500. When it takes longer than <see cref="ZmqAuthenticator.CallbackTimeout"/> the client has to try again,
    /// the token is canceled, and the result no longer counts.
    /// </remarks>
    /// <param name="callback">Gets the request with its credentials.</param>
    /// <returns>This policy.</returns>
    public ZmqAuthenticationPolicy UseCallback(Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>? callback)
    {
        Volatile.Write(ref _callback, callback);
        return this;
    }

    /// <summary>As the other overload, for a callback that need not wait for anything.</summary>
    /// <param name="callback">Gets the request with its credentials.</param>
    /// <returns>This policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    public ZmqAuthenticationPolicy UseCallback(Func<ZmqAuthenticationRequest, ZmqAuthenticationDecision> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return UseCallback((request, _) => ValueTask.FromResult(callback(request)));
    }

    /// <summary>The state of the policy, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqAuthenticationPolicy (domain "global")</c>.</returns>
    public override string ToString() => $"{nameof(ZmqAuthenticationPolicy)} (domain \"{Domain}\")";

    /// <summary>What the lists say.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isFinal">False when a callback, if there is one, may say otherwise.</param>
    internal ZmqAuthenticationDecision Judge(ZmqAuthenticationRequest request, out bool isFinal)
    {
        ZmqAuthenticationDecision decision;
        (ZmqCertificateStore Store, Func<ZmqCertificate, string>? UserId)[] stores;
        bool allowsAnyKey;
        lock (_lock)
        {
            if (_addresses.Refuse(request.Address) is { } refusal)
            {
                isFinal = true;
                return ZmqAuthenticationDecision.Deny(refusal);
            }

            stores = _stores;
            allowsAnyKey = _allowsAnyKey;
            decision = request.Mechanism switch
            {
                ZmqMechanism.Null => JudgeNull(),
                ZmqMechanism.Plain => JudgePlain(request.UserName!, request.Password!),
                ZmqMechanism.Curve => JudgeKey(request.PublicKey!.Value),
                ZmqMechanism.Gssapi => JudgePrincipal(request.Principal!),
                _ => ZmqAuthenticationDecision.Deny("Unknown mechanism"),
            };
        }

        if (!decision.IsAllowed && request.PublicKey is { } key)
        {
            // Reads files: outside the lock.
            decision = JudgeByCertificates(stores, key) ?? (allowsAnyKey ? ZmqAuthenticationDecision.Allow(key.ToString()) : decision);
        }

        isFinal = decision.IsAllowed;
        return decision;
    }

    private static ZmqAuthenticationDecision? JudgeByCertificates(
        (ZmqCertificateStore Store, Func<ZmqCertificate, string>? UserId)[] stores, ZmqCurvePublicKey key)
    {
        foreach ((ZmqCertificateStore store, Func<ZmqCertificate, string>? userId) in stores)
        {
            if (store.TryGet(key, out ZmqCertificate? certificate))
            {
                return ZmqAuthenticationDecision.Allow(userId is null ? key.ToString() : userId(certificate));
            }
        }

        return null;
    }

    private ZmqAuthenticationDecision JudgeNull() => _nullUserId is { } userId
        ? ZmqAuthenticationDecision.Allow(userId)
        : ZmqAuthenticationDecision.Deny("The domain does not allow clients without credentials");

    private ZmqAuthenticationDecision JudgePlain(string userName, string password) => _passwords.Matches(userName, password)
        ? ZmqAuthenticationDecision.Allow(userName)
        : ZmqAuthenticationDecision.Deny(_passwords.IsEmpty ? "The domain has no passwords" : "Unknown user name or wrong password");

    private ZmqAuthenticationDecision JudgeKey(ZmqCurvePublicKey key) => _keys.TryGetValue(key, out string? userId)
        ? ZmqAuthenticationDecision.Allow(userId)
        : ZmqAuthenticationDecision.Deny("Unknown key");

    private ZmqAuthenticationDecision JudgePrincipal(string principal) => _allowsAnyPrincipal || _principals.Contains(principal)
        ? ZmqAuthenticationDecision.Allow(principal)
        : ZmqAuthenticationDecision.Deny("Unknown principal");

    private ZmqAuthenticationPolicy Change(Action change)
    {
        lock (_lock)
        {
            change();
        }

        return this;
    }
}
