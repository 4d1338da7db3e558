using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Versioning;
using System.Text;
using Xunit;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.Tests.Security;

public sealed class ZmqCertificateTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> NotCertificates => new()
    {
        { "empty", "" },
        { "comments only", "# nothing\n\n" },
        { "no section", $"public-key = \"{Keys.ClientPublic}\"\n" },
        { "another section", $"metadata\n    public-key = \"{Keys.ClientPublic}\"\n" },
        { "truncated in front of the key", "metadata\n    name = \"alice\"\ncurve\n    public" },
        { "truncated in the key", $"curve\n    public-key = \"{Keys.ClientPublic[..20]}" },
        { "no value", "curve\n    public-key\n" },
        { "key too long", $"curve\n    public-key = \"{Keys.ClientPublic}0\"\n" },
        { "key of 4000 characters", $"curve\n    public-key = \"{new string('0', 4000)}\"\n" },
        { "another alphabet", $"curve\n    public-key = \"{new string('~', 40)}\"\n" },
        { "zeros", $"curve\n    public-key = \"{new string('0', 40)}\"\n" },
        { "two keys", $"curve\n    public-key = \"{Keys.ClientPublic}\"\n    public-key = \"{Keys.ServerPublic}\"\n" },
        { "wrong secret key", $"curve\n    public-key = \"{Keys.ClientPublic}\"\n    secret-key = \"{Keys.ClientSecret}0\"\n" },
        { "zero secret key", $"curve\n    secret-key = \"{new string('0', 40)}\"\n" },
        { "keys that do not belong together", $"curve\n    public-key = \"{Keys.ClientPublic}\"\n    secret-key = \"{Keys.ServerSecret}\"\n" },
        { "binary", "curve\n    public-key = \"\0\u0001\u0002\"\n" },
        { "65537 bytes", $"curve\n    public-key = \"{Keys.ClientPublic}\"\n".PadRight(65537, ' ') },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_SecretCertificate_WritesTwoFilesThatLoad()
    {
        using ZmqCertificate certificate = ZmqCertificate.Generate(new Dictionary<string, string> { ["name"] = "Älice \"A\" = #1", ["email"] = "a@example.org", ["empty"] = "" });
        certificate.Save(_folder.File("alice.key"));

        using ZmqCertificate loadedPublic = ZmqCertificate.Load(_folder.File("alice.key"), Assert.Fail);
        using ZmqCertificate loadedSecret = ZmqCertificate.Load(_folder.File("alice.key_secret"), Assert.Fail);

        Assert.Equal(certificate.PublicKey, loadedPublic.PublicKey);
        Assert.False(loadedPublic.IsSecret);
        Assert.Equal(certificate.Metadata, loadedPublic.Metadata);
        Assert.Equal(certificate.PublicKey, loadedSecret.PublicKey);
        Assert.True(loadedSecret.IsSecret);
        Assert.Equal(certificate.KeyPair!.GetSecretKeyText(), loadedSecret.KeyPair.GetSecretKeyText());
        Assert.Equal(certificate.Metadata, loadedSecret.Metadata);
        Assert.DoesNotContain(certificate.KeyPair.GetSecretKeyText(), File.ReadAllText(_folder.File("alice.key")), StringComparison.Ordinal);
        Assert.Equal(["alice.key", "alice.key_secret"], Names());
    }

    [Fact]
    public void Save_PublicCertificate_WritesOneFile()
    {
        using ZmqCertificate certificate = new(ZmqCurvePublicKey.Parse(Keys.ClientPublic));
        certificate.Save(_folder.File("alice.key"));

        Assert.Equal(["alice.key"], Names());
        Assert.Throws<InvalidOperationException>(() => certificate.SaveSecret(_folder.File("other")));
        Assert.Equal(["alice.key"], Names());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Save_SecretFile_IsForItsOwnerOnlyAlsoOverOneThatWasNot()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string path = _folder.File("alice.key");
        File.WriteAllText(path + "_secret", "old");
        File.SetUnixFileMode(path + "_secret", OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        using ZmqCertificate certificate = ZmqCertificate.Generate();

        certificate.Save(path);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + "_secret"));
        using ZmqCertificate loaded = ZmqCertificate.Load(path + "_secret", Assert.Fail);
        Assert.Equal(certificate.PublicKey, loaded.PublicKey);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Save_OverAnExistingFile_ReplacesItInsteadOfWritingIntoIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such links.");
        string path = _folder.File("alice.key_secret");
        File.WriteAllText(_folder.File("target"), "untouched");
        _ = File.CreateSymbolicLink(path, _folder.File("target"));
        using ZmqCertificate certificate = ZmqCertificate.Generate();

        certificate.SaveSecret(path);

        // Written through the link, the secret key would have got the rights of its target.
        Assert.Equal("untouched", File.ReadAllText(_folder.File("target")));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Fact]
    public void Save_IntoAFolderThatIsNotThere_ThrowsAndLeavesNothing()
    {
        using ZmqCertificate certificate = ZmqCertificate.Generate();

        Assert.ThrowsAny<IOException>(() => certificate.Save(Path.Combine(_folder.Path, "no", "alice.key")));

        Assert.Empty(Names());
    }

    [Fact]
    public void Save_OverAFolder_ThrowsAndLeavesNoTemporaryFile()
    {
        Directory.CreateDirectory(_folder.File("alice.key_secret"));
        using ZmqCertificate certificate = ZmqCertificate.Generate();

        Exception? exception = Record.Exception(() => certificate.Save(_folder.File("alice.key")));

        Assert.True(exception is IOException or UnauthorizedAccessException, $"{exception}");
        Assert.Empty(Names());
    }

    [Theory]
    [MemberData(nameof(NotCertificates))]
    public void Load_SomethingElse_ThrowsAndNamesTheFile(string what, string content)
    {
        string path = _folder.File("bad.key");
        File.WriteAllText(path, content);

        FormatException exception = Assert.Throws<FormatException>(() => ZmqCertificate.Load(path, Assert.Fail));

        Assert.Contains("bad.key", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.ClientSecret, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Keys.ServerSecret, exception.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Load_BytesThatAreNotText_Throws()
    {
        string path = _folder.File("bad.key");
        File.WriteAllBytes(path, [0x7F, 0x45, 0x4C, 0x46, 0xFF, 0xFE, 0x00, 0x80]);

        Assert.Throws<FormatException>(() => ZmqCertificate.Load(path));
    }

    [Fact]
    public void Load_MissingFileOrFolder_Throws()
    {
        Assert.ThrowsAny<IOException>(() => ZmqCertificate.Load(_folder.File("missing")));
        Assert.Throws<UnauthorizedAccessException>(() => ZmqCertificate.Load(_folder.Path));
        Assert.Throws<ArgumentException>(() => ZmqCertificate.Load(""));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Load_FileThatMustNotBeRead_Throws()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The superuser may read everything.");
        string path = _folder.File("alice.key");
        File.WriteAllText(path, "secret");
        File.SetUnixFileMode(path, UnixFileMode.None);

        Assert.Throws<UnauthorizedAccessException>(() => ZmqCertificate.Load(path));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [UnsupportedOSPlatform("windows")]
    public void Load_SecretFileOthersHaveAccessTo_WarnsAndLoads(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        string path = _folder.File("alice.key_secret");
        using ZmqCertificate certificate = ZmqCertificate.Generate();
        certificate.SaveSecret(path);
        File.SetUnixFileMode(path, OwnerOnly | others);
        List<string> warnings = [];

        using ZmqCertificate loaded = ZmqCertificate.Load(path, warnings.Add);

        Assert.Equal(certificate.PublicKey, loaded.PublicKey);
        Assert.Contains("chmod 600", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(certificate.KeyPair!.GetSecretKeyText(), warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileOfCzmq_HasItsKeysAndMetadata()
    {
        string path = _folder.File("czmq");
        File.WriteAllText(
            path,
            $"""
            #   ****  Generated on 2024-01-31 12:00:00 by CZMQ  ****
            #   ZeroMQ CURVE **Secret** Certificate

            metadata
                name = "Alice"
                motto = 'say "hi"'
            curve
                public-key = "{Keys.ClientPublic}"
                secret-key = "{Keys.ClientSecret}"
            """);

        using ZmqCertificate certificate = ZmqCertificate.Load(path, _ => { });

        Assert.Equal(Keys.ClientPublic, certificate.PublicKey.ToString());
        Assert.Equal(Keys.ClientSecret, certificate.KeyPair!.GetSecretKeyText());
        Assert.Equal(new Dictionary<string, string> { ["name"] = "Alice", ["motto"] = "say \"hi\"" }, certificate.Metadata);
    }

    [Fact]
    public void Load_OtherLineEndsTabsAndAByteOrderMark_AreAllTheSame()
    {
        string path = _folder.File("windows");
        File.WriteAllText(path, $"metadata\r\n\tfull name = Alice # of course\r\ncurve\r\n\tpublic-key='{Keys.ClientPublic}'\r\n", new UTF8Encoding(true));

        using ZmqCertificate certificate = ZmqCertificate.Load(path);

        Assert.Equal(Keys.ClientPublic, certificate.PublicKey.ToString());
        Assert.Equal("Alice # of course", certificate.Metadata["full name"]);
    }

    [Fact]
    public void Load_SecretKeyAlone_HasThePublicOneThatFollows()
    {
        string path = _folder.File("secret");
        File.WriteAllText(path, $"curve\n    secret-key = \"{Keys.ClientSecret}\"\n");

        using ZmqCertificate certificate = ZmqCertificate.Load(path, _ => { });

        Assert.Equal(Keys.ClientPublic, certificate.PublicKey.ToString());
    }

    [Theory]
    [InlineData("", "value")]
    [InlineData("a b", "value")]
    [InlineData("a=b", "value")]
    [InlineData("Ä", "value")]
    [InlineData("name", "two\nlines")]
    [InlineData("name", "both \" and '")]
    [InlineData("name", "zero\0")]
    public void Constructor_MetadataTheFileCannotExpress_Throws(string name, string value)
    {
        Dictionary<string, string> metadata = new() { [name] = value };

        Assert.Throws<ArgumentException>(() => new ZmqCertificate(ZmqCurvePublicKey.Parse(Keys.ClientPublic), metadata));
        Assert.Throws<ArgumentException>(() => ZmqCertificate.Generate(metadata));
    }

    [Fact]
    public void Constructor_KeyThatIsNone_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ZmqCertificate(default(ZmqCurvePublicKey)));
        Assert.Throws<ArgumentNullException>(() => new ZmqCertificate(null!));
    }

    [Fact]
    public void Dispose_SecretCertificate_DisposesOfItsKeys()
    {
        ZmqCertificate certificate = ZmqCertificate.Generate();
        certificate.Dispose();
        certificate.Dispose();

        Assert.Throws<ObjectDisposedException>(() => certificate.SaveSecret(_folder.File("late")));
        Assert.Empty(Names());
        Assert.DoesNotContain("secret", certificate.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private List<string> Names()
    {
        List<string> names = [];
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            names.Add(Path.GetFileName(file));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
