using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

[assembly: AssemblyFixture(typeof(ZmqInterop.PackageTests.Support.Packages))]

namespace ZmqInterop.PackageTests.Support;

/// <summary>
/// The packages, made by build/pack, in a new folder outside of the repository, and what is published from them there, each variant once. Projects lie
/// in a folder whose name is hard to bear. What NuGet unpacks does not: the SDK itself cannot link NativeAOT programs then, for want of quotes.
/// </summary>
public sealed class Packages : IAsyncLifetime
{
    /// <summary>A version that no feed has: it can only come from the folder.</summary>
    internal const string Version = "99.99.99";

    private readonly ConcurrentDictionary<string, Lazy<Task<PublishedProgram>>> _published = new();
    private readonly Lazy<Task<PublishedProgram>> _tool;

    /// <summary>Nothing is made yet.</summary>
    public Packages() => _tool = new Lazy<Task<PublishedProgram>>(InstallToolAsync);

    internal string Root { get; private set; } = "";

    /// <summary>Where the packages are.</summary>
    internal string Folder => Path.Combine(Root, "packed ü 包");

    /// <summary>Where NuGet unpacks to; empty at first.</summary>
    internal string Cache => Path.Combine(Root, "cache");

    /// <summary>Where the projects are.</summary>
    internal string Projects => Path.Combine(Root, "Grüße 你好");

    /// <summary>All programs that were published until now.</summary>
    internal ConcurrentDictionary<string, PublishedProgram> Programs { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Root = Directory.CreateTempSubdirectory("zmqinterop-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // For tests that run as another user.
            File.SetUnixFileMode(Root, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        ProcessResult result = await Support.Programs.RunAsync(Repository.Root, new Dictionary<string, string?> { ["MinVerVersionOverride"] = Version }, Repository.PathOf("build", "pack"), Folder);
        Assert.True(result.ExitCode == 0, result.Output);
        WriteConfiguration(NewFolder(Projects));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Summary.WriteAsync(this);
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>A new folder.</summary>
    internal string NewFolder(string name)
    {
        string folder = Path.Combine(Root, name);
        Assert.False(Directory.Exists(folder), folder);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The probe, published in this way. Nothing may be changed in its folder.</summary>
    internal Task<PublishedProgram> PublishAsync(string variant) =>
        _published.GetOrAdd(variant, name => new Lazy<Task<PublishedProgram>>(() => PublishAsync(Variant.Named(name)))).Value;

    /// <summary>zmqi, installed from its package. Nothing may be changed in its folder.</summary>
    internal Task<PublishedProgram> ToolAsync() => _tool.Value;

    /// <summary>A project with the probe and both packages, which takes packages from the folder.</summary>
    internal string NewProject(string name)
    {
        string folder = NewFolder(Path.Combine(Projects, name));
        File.WriteAllText(Path.Combine(folder, "Probe.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ZmqInterop" Version="{Version}" />
                <PackageReference Include="ZmqInterop.Native.Static" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        foreach (string file in Directory.GetFiles(Repository.PathOf("tests", "ZmqInterop.PackageTests", "Programs")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private async Task<PublishedProgram> PublishAsync(Variant variant)
    {
        string project = NewProject(variant.Name);
        string output = Path.Combine(project, "published");
        await new Sdk(Cache).RunAsync(project, ["publish", "-c", "Release", "-o", output, .. variant.Arguments]);
        return Programs[variant.Name] = new PublishedProgram(output, "Probe");
    }

    // With nothing but the package: it has all that it needs, and comes from no other place.
    private async Task<PublishedProgram> InstallToolAsync()
    {
        string folder = NewFolder("Werkzeuge ü 包");
        Sdk sdk = new(NewFolder("cache of the tool ü 包"));
        await sdk.RunAsync(folder, "tool", "install", "ZmqInterop.Tool", "--version", Version, "--source", Folder, "--tool-path", folder);
        return new PublishedProgram(folder, "zmqi");
    }

    // Beside the sources of the user, which have everything that is not ours. What the machine has of that already need not be fetched.
    private void WriteConfiguration(string folder)
    {
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string more = Directory.Exists(machine) ? $"""<add key="machine" value="{machine}" />""" : "";
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""<configuration><packageSources><add key="packed" value="{Folder}" />{more}</packageSources></configuration>""");
    }
}
