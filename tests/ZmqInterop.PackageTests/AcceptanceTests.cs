using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.PackageTests.Support;

namespace ZmqInterop.PackageTests;

/// <summary>What the README promises, done word for word on a machine that has nothing of ours.</summary>
public sealed partial class AcceptanceTests
{
    private readonly Packages _packages;

    /// <param name="packages">The packages.</param>
    public AcceptanceTests(Packages packages) => _packages = packages;

    [Fact]
    public async Task SmallestProgram_OfTheReadme_RunsAndIsPublishedAsOneFile()
    {
        string folder = _packages.NewFolder("first program");
        Sdk sdk = new(_packages.NewFolder("empty-cache"));
        string project = Path.Combine(folder, "app");

        await sdk.RunAsync(folder, "new", "console", "-o", "app");
        await sdk.RunAsync(project, "add", "package", "ZmqInterop", "--source", _packages.Folder);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Repository.SmallestProgram(), TestContext.Current.CancellationToken);
        Assert.EndsWith("Hello\nWorld\n", await sdk.RunAsync(project, "run"), StringComparison.Ordinal);

        await sdk.RunAsync(project, "add", "package", "ZmqInterop.Native.Static", "--source", _packages.Folder);
        string file = Path.Combine(project, "app.csproj");
        string content = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file, FirstGroup().Replace(content, "$0<PublishAot>true</PublishAot><ZmqInteropStaticLink>true</ZmqInteropStaticLink>", 1), TestContext.Current.CancellationToken);
        string published = Path.Combine(folder, "published");
        await sdk.RunAsync(project, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", published);

        PublishedProgram program = new PublishedProgram(published, "app").CopyTo(_packages.NewFolder("elsewhere"));
        Assert.Equal([program.Program], program.Files);
        Assert.Equal("Hello\nWorld\n", await program.RunAsync(PublishedProgram.CleanEnvironment()));
        _packages.Programs["README, NativeAOT static"] = program;
    }

    [GeneratedRegex("<PropertyGroup>")]
    private static partial Regex FirstGroup();
}
