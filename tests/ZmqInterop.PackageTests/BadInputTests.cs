using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.PackageTests.Support;

namespace ZmqInterop.PackageTests;

/// <summary>Surroundings that are hard to bear: programs run there, or say in a sentence why they cannot.</summary>
public sealed class BadInputTests
{
    private readonly Packages _packages;

    /// <param name="packages">The packages.</param>
    public BadInputTests(Packages packages) => _packages = packages;

    /// <summary>What runs in odd surroundings: with and without a runtime of its own, unpacked at the start, in one file.</summary>
    public static TheoryData<string> Variants => [Variant.FrameworkDependent, Variant.SingleFile, Variant.Unpacked, Variant.StaticAot];

    [Theory]
    [InlineData(Variant.FrameworkDependent, "beside")]
    [InlineData(Variant.FrameworkDependent, "before")]
    [InlineData(Variant.StaticAot, "beside")]
    [InlineData(Variant.StaticAot, "before")]
    public async Task OtherLibrary_InTheSameProcess_WorksBesideOurs(string variant, string order)
    {
        PublishedProgram program = await _packages.PublishAsync(variant);
        string other = await SystemsLibraryOrSkipAsync($"other {variant} {order}");

        string printed = await program.RunAsync(PublishedProgram.CleanEnvironment(), order, other);

        Assert.Contains("ping through libzmq ", printed, StringComparison.Ordinal);
        Assert.Contains("Hello\nWorld\n", printed, StringComparison.Ordinal);
        Assert.Contains($" in {program.Library ?? program.Program}\n", printed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Program_InAFolderAndAHomeWithHardNames_Runs(string variant)
    {
        PublishedProgram program = (await _packages.PublishAsync(variant)).CopyTo(_packages.NewFolder($"ein Ordner 名前 {variant}"));
        string home = _packages.NewFolder($"Жанна d'Arc {variant}");
        Assert.StartsWith(_packages.Root, await program.ExchangeAsync(("HOME", home), ("USER", "Жанна"), ("LC_ALL", "C")), StringComparison.Ordinal);
    }

    // NuGet unpacks to a folder in that of the user.
    [Fact]
    public async Task Project_OfAUserWithAHardName_IsBuiltAndRuns()
    {
        string project = _packages.NewProject("of a user");
        string home = _packages.NewFolder("Жанна d'Arc 名前");
        string printed = await new Sdk(Path.Combine(home, ".nuget", "packages"), ("HOME", home), ("LC_ALL", "C")).RunAsync(project, "run", "--configuration", "Release");
        string library = PublishedProgram.LibraryOf(printed[printed.IndexOf("Hello\n", StringComparison.Ordinal)..]);
        Assert.StartsWith(project, library, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Program_WithInvariantGlobalization_Runs(string variant)
    {
        PublishedProgram program = await _packages.PublishAsync(variant);
        await program.ExchangeAsync(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("LC_ALL", "tr_TR.UTF-8"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Program_InAReadOnlyFolder_OfAUserWithoutAHome_Runs(string variant)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Done with setpriv of Linux.");
        PublishedProgram program = (await _packages.PublishAsync(variant)).CopyTo(_packages.NewFolder($"read-only {variant}"));
        SetReadOnly(program.Folder, isReadOnly: true);
        try
        {
            // Nothing is read-only for root.
            string[] nobody = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
            ProcessResult result = await Programs.RunAsync("/", PublishedProgram.CleanEnvironment(("HOME", "/nonexistent")), nobody[0], [.. nobody[1..], program.Program]);
            if (variant == Variant.Unpacked && result.ExitCode != 0)
            {
                // The host's own sentence, before any code of ours.
                Assert.Contains("DOTNET_BUNDLE_EXTRACT_BASE_DIR", result.Output, StringComparison.Ordinal);
                return;
            }

            Assert.True(result.ExitCode == 0, result.Output);
            PublishedProgram.LibraryOf(result.Output);
        }
        finally
        {
            SetReadOnly(program.Folder, isReadOnly: false);
        }
    }

    [Theory]
    [InlineData("linux-arm64", "libzmq.so")]
    [InlineData("linux-musl-x64", "libzmq.so")]
    [InlineData("win-x64", "libzmq.dll")]
    public async Task Publish_ForAnotherSystem_HasItsLibraryOrNone(string rid, string library)
    {
        string output = await PublishForAsync(rid, $"for {rid}");
        string[] expected = Repository.NativeRids.Contains(rid) ? [library] : [];
        Assert.Equal(expected, Directory.GetFiles(output, "*libzmq*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public async Task Publish_ForAnotherSystem_RunHere_SaysHowToGetALibrary()
    {
        string output = await PublishForAsync(OperatingSystem.IsWindows() ? "linux-x64" : "win-x64", "for another");
        string systems = _packages.NewFolder("nothing for another");
        await File.WriteAllTextAsync(Path.Combine(systems, "libzmq.so.5"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(systems, "libzmq.so"), "", TestContext.Current.CancellationToken);
        ProcessResult result = await Programs.RunAsync(output, PublishedProgram.CleanEnvironment(("LD_LIBRARY_PATH", systems)), Programs.Dotnet, Path.Combine(output, "Probe.dll"));
        Refusal.Check(result.Output);
    }

    [Fact]
    public async Task StaticLink_ForASystemWithoutArchives_IsRefusedInASentence()
    {
        _ = await _packages.PublishAsync(Variant.StaticAot);
        ProcessResult result = await new Sdk(_packages.Cache).TryAsync(
            Path.Combine(_packages.Projects, Variant.StaticAot), "msbuild", "-t:_ZmqCheckStaticLink", "-p:PublishAot=true", "-p:ZmqInteropStaticLink=true", "-p:RuntimeIdentifier=freebsd-x64");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error ZMQSTATIC001: ZmqInterop.Native.Static has no libzmq for 'freebsd-x64', it has: ", result.Output, StringComparison.Ordinal);
        Assert.All(Repository.StaticRids, rid => Assert.Contains(rid, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Package_DamagedAfterRestore_FailsTheBuildByName()
    {
        string project = _packages.NewProject("damaged");
        string cache = _packages.NewFolder("damaged cache");
        Sdk sdk = new(cache);
        await sdk.RunAsync(project, "restore");
        Directory.Delete(Path.Combine(cache, "zmqinterop.native", Packages.Version, "runtimes"), recursive: true);

        ProcessResult result = await sdk.TryAsync(project, "build", "--no-restore");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(PublishedProgram.LibraryName, result.Output, StringComparison.Ordinal);
    }

    private static void SetReadOnly(string folder, bool isReadOnly)
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (string path in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            {
                File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(isReadOnly ? "555" : "755", 8));
            }
        }
    }

    private async Task<string> PublishForAsync(string rid, string name)
    {
        string project = _packages.NewProject(name);
        string output = Path.Combine(project, "published");
        await new Sdk(_packages.Cache).RunAsync(project, "publish", "-c", "Release", "-r", rid, "--self-contained", "false", "-p:UseAppHost=false", "-o", output);
        return output;
    }

    /// <summary>The file of the libzmq that this machine has, as found by a program that brings none.</summary>
    private async Task<string> SystemsLibraryOrSkipAsync(string name)
    {
        PublishedProgram program = (await _packages.PublishAsync(Variant.FrameworkDependent)).CopyTo(_packages.NewFolder(name));
        File.Delete(program.Library!);
        string printed = await program.RunAsync(PublishedProgram.CleanEnvironment());
        Assert.SkipWhen(printed.StartsWith("refused", StringComparison.Ordinal), "This system has no libzmq of its own; on Debian and Ubuntu libzmq5 brings one.");
        return PublishedProgram.LibraryOf(printed);
    }
}
