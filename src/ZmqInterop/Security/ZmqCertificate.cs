using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Security.Cryptography;

namespace ZmqInterop;

/// <summary>
/// A CURVE key with free text about its owner, kept in a file in the format of CZMQ (zcert) and pyzmq (zmq.auth): a public certificate to give away, or
/// a secret one with the secret key too.
/// </summary>
public sealed class ZmqCertificate : IDisposable
{
    /// <summary>What <see cref="Save"/> adds to the name of the file with the secret key: "_secret".</summary>
    public const string SecretFileSuffix = "_secret";

    /// <summary>Makes a public certificate.</summary>
    /// <param name="publicKey">The key.</param>
    /// <param name="metadata">
    /// Names of ASCII letters, digits and <c>$-_@.&amp;+/</c>, values of one line without quotes of both kinds. They are copied.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="publicKey"/> is all zeros, or the format of the file cannot express the metadata.</exception>
    public ZmqCertificate(ZmqCurvePublicKey publicKey, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        publicKey.ThrowIfEmpty(nameof(publicKey));
        PublicKey = publicKey;
        Metadata = Check(metadata);
    }

    /// <summary>Makes a secret certificate.</summary>
    /// <param name="keyPair">The keys. They belong to the certificate from now on and are disposed of with it.</param>
    /// <param name="metadata">
    /// Names of ASCII letters, digits and <c>$-_@.&amp;+/</c>, values of one line without quotes of both kinds. They are copied.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="keyPair"/> is null.</exception>
    /// <exception cref="ArgumentException">The format of the file cannot express the metadata. The keys stay the caller's.</exception>
    public ZmqCertificate(ZmqCurveKeyPair keyPair, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(keyPair);
        PublicKey = keyPair.PublicKey;
        Metadata = Check(metadata);
        KeyPair = keyPair;
    }

    private ZmqCertificate(ZmqCurvePublicKey publicKey, ZmqCurveKeyPair? keyPair, Dictionary<string, string> metadata)
    {
        PublicKey = publicKey;
        KeyPair = keyPair;
        Metadata = new ReadOnlyDictionary<string, string>(metadata);
    }

    /// <summary>The public key. Still there after <see cref="Dispose"/>.</summary>
    public ZmqCurvePublicKey PublicKey { get; }

    /// <summary>Both keys, which belong to the certificate; null in a public one.</summary>
    public ZmqCurveKeyPair? KeyPair { get; }

    /// <summary>Whether there is a secret key.</summary>
    [MemberNotNullWhen(true, nameof(KeyPair))]
    public bool IsSecret => KeyPair is not null;

    /// <summary>What is said about the owner: name, e-mail, anything.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Makes a secret certificate with new keys (zmq_curve_keypair(3)).</summary>
    /// <param name="metadata">As for the constructors.</param>
    /// <returns>The certificate, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException">The format of the file cannot express the metadata.</exception>
    /// <exception cref="ZmqException">libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    public static ZmqCertificate Generate(IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ZmqCurveKeyPair keyPair = ZmqCurveKeyPair.Generate();
        try
        {
            return new ZmqCertificate(keyPair, metadata);
        }
        catch
        {
            keyPair.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file, public or secret.</summary>
    /// <param name="path">The file, as CZMQ, pyzmq or <see cref="Save"/> wrote it; at most 64 KiB.</param>
    /// <param name="warn">
    /// Gets a sentence when others than the owner have access to a file with a secret key (not on Windows, where the folder decides). The file is read all
    /// the same. When left out, the warning goes to <see cref="Trace"/>.
    /// </param>
    /// <returns>The certificate, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="FormatException">
    /// The file is not a certificate, or its two keys do not belong together. The message names the file and the line, not what it has.
    /// </exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="ZmqException">The file has a secret key, and libzmq was built without CURVE (<see cref="Zmq.Has"/> "curve").</exception>
    public static ZmqCertificate Load(string path, Action<string>? warn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Span<byte> secretKey = stackalloc byte[ZmqCurve.KeySize];
        ZmqCertificate certificate;
        UnixFileMode? exposedMode;
        try
        {
            CertificateText text = CertificateFile.Read(path, secretKey, out exposedMode);
            ZmqCurveKeyPair? keyPair = text.HasSecretKey ? MakePair(path, text.PublicKey, secretKey) : null;
            certificate = new ZmqCertificate(keyPair?.PublicKey ?? text.PublicKey!.Value, keyPair, text.Metadata);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secretKey);
        }

        if (exposedMode is { } mode)
        {
            string warning = $"The file \"{path}\" has a secret key, and others than its owner have access to it (mode {Convert.ToString((int)mode, 8)}). Use chmod 600.";
            (warn ?? (static text => Trace.TraceWarning(text)))(warning);
        }

        return certificate;
    }

    /// <summary>
    /// Writes two files, as pyzmq and CZMQ do: <paramref name="path"/> with the public key, to give away, and, when <see cref="IsSecret"/>, one with both
    /// keys whose name has <see cref="SecretFileSuffix"/> added.
    /// </summary>
    /// <remarks>
    /// Each file is written whole or not at all, also over one that exists. The secret one can be read and written by its owner only (mode 0600) from its
    /// first byte on, also when it replaces one that others could read; on Windows it has the rights of its folder.
    /// </remarks>
    /// <param name="path">The public file; "alice.key" by custom.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">A file cannot be written. The old one, if there was one, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written. The old one, if there was one, is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The certificate is disposed of.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (IsSecret)
        {
            SaveSecret(path + SecretFileSuffix);
        }

        SavePublic(path);
    }

    /// <summary>Writes a file with the public key, to give away. See <see cref="Save"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be written. The old one, if there was one, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written. The old one, if there was one, is as it was.</exception>
    public void SavePublic(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CertificateFile.Write(path, CertificateText.Format(PublicKey, default, Metadata), isSecret: false);
    }

    /// <summary>Writes a file with both keys, that only its owner can read. See <see cref="Save"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    /// <exception cref="IOException">The file cannot be written. The old one, if there was one, is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written. The old one, if there was one, is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The certificate is disposed of.</exception>
    public void SaveSecret(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!IsSecret)
        {
            throw new InvalidOperationException("This certificate is public: it has no secret key to save.");
        }

        CertificateFile.Write(path, CertificateText.Format(PublicKey, KeyPair.SecretKey, Metadata), isSecret: true);
    }

    /// <summary>What may be seen of the certificate, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqCertificate (public key rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqCertificate)} (public key {PublicKey})";

    /// <summary>Disposes of the secret key, if there is one. Harmless when repeated.</summary>
    public void Dispose() => KeyPair?.Dispose();

    /// <summary>The public part of a file, whatever else is in it.</summary>
    /// <exception cref="FormatException">The file is not a certificate, or has a secret key.</exception>
    internal static ZmqCertificate LoadPublic(string path)
    {
        Span<byte> secretKey = stackalloc byte[ZmqCurve.KeySize];
        CertificateText text = CertificateFile.Read(path, secretKey, out _);
        CryptographicOperations.ZeroMemory(secretKey);
        return text.HasSecretKey
            ? throw new FormatException($"The file \"{path}\" has a secret key, which does not belong among public certificates.")
            : new ZmqCertificate(text.PublicKey!.Value, null, text.Metadata);
    }

    private static ZmqCurveKeyPair MakePair(string path, ZmqCurvePublicKey? publicKey, ReadOnlySpan<byte> secretKey)
    {
        if (!secretKey.ContainsAnyExcept((byte)0))
        {
            throw CertificateFile.NotACertificate(path, "The secret key is all zeros.", null);
        }

        ZmqCurveKeyPair keyPair = ZmqCurveKeyPair.FromSecretKey(secretKey);
        if (publicKey is { } key && key != keyPair.PublicKey)
        {
            keyPair.Dispose();
            throw CertificateFile.NotACertificate(path, "The public key does not belong to the secret key.", null);
        }

        return keyPair;
    }

    private static ReadOnlyDictionary<string, string> Check(IEnumerable<KeyValuePair<string, string>>? metadata)
    {
        Dictionary<string, string> copy = new(StringComparer.Ordinal);
        foreach ((string name, string value) in metadata ?? [])
        {
            CertificateText.CheckMetadata(name, value, nameof(metadata));
            copy[name] = value;
        }

        return new ReadOnlyDictionary<string, string>(copy);
    }
}
