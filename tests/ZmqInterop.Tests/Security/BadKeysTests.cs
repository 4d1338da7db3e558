using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Versioning;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.Tests.Security;

/// <summary>Keys that are none, at every place that takes one: a clear exception, and nothing is changed.</summary>
public sealed class BadKeysTests : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;

    public BadKeysTests()
    {
        Assert.SkipUnless(Zmq.Has("curve"), "This libzmq is built without CURVE.");
        _socket = _context.CreateSocket(ZmqSocketType.Dealer);
    }

    public static TheoryData<int> Lengths => [0, 31, 33, 39, 41, 4000];

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Key_OfAnotherLength_IsRefusedEverywhere(int length)
    {
        string text = new('k', length);
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        using ZmqCurveKeyPair pair = ZmqCurveKeyPair.FromSecretKey(Keys.ClientSecret);
        using ZmqAuthenticator authenticator = new(_context);
        ZmqAuthenticationPolicy policy = authenticator.Domain("global");
        Action[] uses =
        [
            () => _socket.Options.SetCurvePublicKey(text),
            () => _socket.Options.SetCurvePublicKey(bytes),
            () => _socket.Options.SetCurveSecretKey(text),
            () => _socket.Options.SetCurveSecretKey(bytes),
            () => _socket.Options.SetCurveServerKey(text),
            () => _socket.Options.SetCurveServerKey(bytes),
            () => _socket.UseCurveClient(pair, text),
            () => policy.AllowCurve(text),
            () => ZmqCurvePublicKey.Parse(text),
            () => _ = new ZmqCurvePublicKey(bytes),
            () => ZmqCurveKeyPair.FromSecretKey(text),
            () => ZmqCurveKeyPair.FromSecretKey(bytes),
        ];

        foreach (Action use in uses)
        {
            Exception? exception = Record.Exception(use);
            Assert.True(exception is ArgumentException or FormatException, $"{exception}");
            Assert.DoesNotContain("kkk", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ZmqMechanism.Null, _socket.Options.Mechanism);
        Assert.False(ZmqCurvePublicKey.TryParse(text, out _));
    }

    [Theory]
    [InlineData(10_000_001)]
    [InlineData(9_999_999)]
    public void Z85_TenMillionCharactersOfAWrongLength_AreRefused(int length)
    {
        string text = new('0', length);
        Assert.Throws<FormatException>(() => Z85.Decode(text));
        Assert.False(Z85.TryDecode(text, new byte[8_000_000], out int written));
        Assert.Equal(0, written);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void CertificateLoad_SecretFileOfOthersWithoutAHandler_WarnsInTheTrace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using TemporaryFolder folder = new();
        string path = folder.File("alice.key_secret");
        using ZmqCertificate certificate = ZmqCertificate.Generate();
        certificate.SaveSecret(path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        using StringWriter trace = new();
        using TextWriterTraceListener listener = new(TextWriter.Synchronized(trace));
        Trace.Listeners.Add(listener);
        try
        {
            using ZmqCertificate loaded = ZmqCertificate.Load(path);
            Assert.Equal(certificate.PublicKey, loaded.PublicKey);
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }

        listener.Flush();
        Assert.Contains(path, trace.ToString(), StringComparison.Ordinal);
        Assert.Contains("chmod 600", trace.ToString(), StringComparison.Ordinal);
    }
}
