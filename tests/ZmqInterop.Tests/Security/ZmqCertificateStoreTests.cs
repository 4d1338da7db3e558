using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqCertificateStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _warnings = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Contains_Certificates_OnlyThoseOfThePattern()
    {
        ZmqCurvePublicKey key = Add("alice.key");
        ZmqCurvePublicKey backup = Add("bob.key~");
        using ZmqCertificate secret = ZmqCertificate.Generate();
        secret.SaveSecret(_folder.File("carol.key_secret"));

        ZmqCertificateStore store = Open();

        Assert.Equal(1, store.Count);
        Assert.True(store.Contains(key));
        Assert.False(store.Contains(backup));
        Assert.False(store.Contains(secret.PublicKey));
        Assert.False(store.Contains(default));
        Assert.Equal(key, Assert.Single(store.ToList()).PublicKey);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Contains_AnyPattern_LeavesSecretFilesOut()
    {
        using ZmqCertificate certificate = ZmqCertificate.Generate();
        certificate.Save(_folder.File("alice"));
        ZmqCertificateStore store = new(_folder.Path, "*", _warnings.Enqueue);

        Assert.Equal(1, store.Count);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void TryGet_AfterFilesAreAddedReplacedAndRemoved_SeesThemAtOnce()
    {
        ZmqCertificateStore store = Open();
        for (int i = 0; i < 50; i++)
        {
            ZmqCurvePublicKey key = Add("alice.key");
            Assert.True(store.TryGet(key, out ZmqCertificate? certificate), $"Added, round {i}");
            Assert.Equal(key, certificate.PublicKey);

            ZmqCurvePublicKey replacement = Add("alice.key");
            Assert.False(store.Contains(key), $"Replaced, round {i}");
            Assert.True(store.Contains(replacement), $"Replacement, round {i}");

            File.Delete(_folder.File("alice.key"));
            Assert.False(store.Contains(replacement), $"Removed, round {i}");
        }
    }

    [Fact]
    public void Contains_FileChangedInPlace_SeesItWithinASecondOrSo()
    {
        string path = _folder.File("alice.key");
        ZmqCurvePublicKey first = Add("alice.key");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        ZmqCertificateStore store = Open();
        Assert.True(store.Contains(first));

        WriteInPlace(path, Keys.ClientPublic);

        Parked.Until(() => store.Contains(ZmqCurvePublicKey.Parse(Keys.ClientPublic)), "a look-up that sees the change");
        Assert.False(store.Contains(first));
    }

    [Fact]
    public void Reload_FileChangedInPlace_SeesItAtOnce()
    {
        string path = _folder.File("alice.key");
        ZmqCurvePublicKey first = Add("alice.key");
        ZmqCertificateStore store = Open();

        WriteInPlace(path, Keys.ClientPublic);
        store.Reload();

        Assert.False(store.Contains(first));
        Assert.True(store.Contains(ZmqCurvePublicKey.Parse(Keys.ClientPublic)));
    }

    [Fact]
    public void Contains_BadFilesAmongGoodOnes_WarnsOfEachOnceAndLoadsTheRest()
    {
        ZmqCurvePublicKey key = Add("alice.key");
        File.WriteAllText(_folder.File("empty.key"), "");
        File.WriteAllBytes(_folder.File("binary.key"), [0, 1, 2, 255]);
        File.WriteAllText(_folder.File("cut.key"), "curve\n    public-key = \"abc");
        File.WriteAllText(_folder.File("huge.key"), new string('#', 100_000));
        using ZmqCertificate secret = ZmqCertificate.Generate();
        secret.SaveSecret(_folder.File("secret.key"));
        Directory.CreateDirectory(_folder.File("folder.key"));
        ZmqCertificateStore store = Open();

        for (int i = 0; i < 3; i++)
        {
            Assert.True(store.Contains(key));
            Assert.False(store.Contains(secret.PublicKey));
            store.Reload();
        }

        Assert.Equal(1, store.Count);
        Assert.All(
            ["empty.key", "binary.key", "cut.key", "huge.key", "secret.key"],
            name => Assert.Single(_warnings, warning => warning.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(5, _warnings.Count);
        Assert.DoesNotContain(_warnings, warning => warning.Contains(secret.KeyPair!.GetSecretKeyText(), StringComparison.Ordinal));
    }

    [Fact]
    public void Contains_Pipe_IsNotOpened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is mkfifo on Linux.");
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start("mkfifo", _folder.File("pipe.key"));
        process.WaitForExit();
        ZmqCurvePublicKey key = Add("alice.key");

        // Opening it would wait for somebody to write.
        BackgroundCall.Start(() => Assert.True(Open().Contains(key))).Finish();

        Assert.Contains("pipe.key", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Contains_FolderThatWasRemoved_LetsNobodyInUntilItIsBack()
    {
        ZmqCurvePublicKey key = Add("clients/alice.key");
        string path = Path.Combine(_folder.Path, "clients");
        ZmqCertificateStore store = new(path, warn: _warnings.Enqueue);
        Assert.True(store.Contains(key));

        Directory.Move(path, path + "-away");
        Assert.False(store.Contains(key));
        Assert.False(store.Contains(key));
        Assert.Contains(path, Assert.Single(_warnings), StringComparison.Ordinal);

        Directory.Move(path + "-away", path);
        Assert.True(store.Contains(key));
    }

    [Fact]
    public void Constructor_FolderThatIsNotThere_Throws()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new ZmqCertificateStore(Path.Combine(_folder.Path, "no")));
        Assert.Throws<ArgumentException>(() => new ZmqCertificateStore(""));
        Assert.Throws<ArgumentException>(() => new ZmqCertificateStore(_folder.Path, ""));
    }

    [Fact]
    public async Task Contains_ManyThreadsWhileFilesChange_IsAlwaysRightAboutTheRest()
    {
        ZmqCurvePublicKey constant = Add("constant.key");
        ZmqCertificateStore store = Open();
        using CancellationTokenSource end = new();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Assert.True(store.Contains(constant));
            }
        }))];

        for (int i = 0; i < 20; i++)
        {
            ZmqCurvePublicKey key = Add("other.key");
            Assert.True(store.Contains(key));
            File.Delete(_folder.File("other.key"));
        }

        await end.CancelAsync();
        await Task.WhenAll(readers).WaitAsync(BackgroundCall.Limit);
    }

    private static void WriteInPlace(string path, string key)
    {
        // Not by File.WriteAllText, which is free to make a new file.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Write);
        stream.SetLength(0);
        using StreamWriter writer = new(stream);
        writer.Write($"curve\n    public-key = \"{key}\"\n");
    }

    private ZmqCertificateStore Open() => new(_folder.Path, warn: _warnings.Enqueue);

    private ZmqCurvePublicKey Add(string name)
    {
        using ZmqCertificate certificate = ZmqCertificate.Generate();
        certificate.SavePublic(_folder.File(name));
        return certificate.PublicKey;
    }
}
