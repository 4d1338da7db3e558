using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;
using ZmqInterop.PackageTests.Support;

namespace ZmqInterop.PackageTests;

/// <summary>What is in the packages.</summary>
public sealed class ContentTests
{
    private const string Sbom = "_manifest/spdx_2.2/manifest.spdx.json";

    private readonly Packages _packages;

    /// <param name="packages">The packages.</param>
    public ContentTests(Packages packages) => _packages = packages;

    /// <summary>All packages.</summary>
    public static TheoryData<string> Names => ["ZmqInterop", "ZmqInterop.Native", "ZmqInterop.Native.Static", "ZmqInterop.Tool"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_Always_HasReadmeIconLicenceTagsAndTheCommit(string name)
    {
        using ZipArchive package = Open(name);
        XElement metadata = Metadata(package, name);
        Assert.NotNull(package.GetEntry(Text(metadata, "readme")));
        Assert.NotNull(package.GetEntry(Text(metadata, "icon")));
        XElement licence = metadata.Elements().Single(element => element.Name.LocalName == "license");
        Assert.True(licence.Value == "MIT" || package.GetEntry(licence.Value) is not null, licence.Value);
        Assert.Contains("zeromq", Text(metadata, "tags"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(metadata, "description"));
        Assert.Matches("^[0-9a-f]{40}$", metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("commit")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_Always_HasAnSpdxDocumentOfEveryFile(string name)
    {
        using ZipArchive package = Open(name);
        using Stream stream = package.GetEntry(Sbom)!.Open();
        using JsonDocument document = JsonDocument.Parse(stream);
        string[] listed = [.. document.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("fileName").GetString()![2..])];
        string[] expected = [.. package.Entries.Select(entry => entry.FullName).Where(entry => entry is not (Sbom or "[Content_Types].xml" or "_rels/.rels") && !entry.EndsWith(".psmdcp", StringComparison.Ordinal))];
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal("SPDX-2.3", document.RootElement.GetProperty("spdxVersion").GetString());
    }

    [Theory]
    [InlineData("ZmqInterop.Native", "runtimes/{0}/native/libzmq.")]
    [InlineData("ZmqInterop.Native.Static", "static/{0}/libzmq.a")]
    [InlineData("ZmqInterop.Tool", "tools/net10.0/any/runtimes/{0}/native/libzmq.")]
    public void NativePackages_ForEveryBuild_HaveLibraryManifestAndLicences(string name, string library)
    {
        using ZipArchive package = Open(name);
        string[] entries = [.. package.Entries.Select(entry => entry.FullName)];
        string[] rids = name == "ZmqInterop.Native.Static" ? Repository.StaticRids : Repository.NativeRids;
        Assert.NotEmpty(rids);
        foreach (string rid in rids)
        {
            Assert.Single(entries, entry => entry.StartsWith(library.Replace("{0}", rid, StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.Contains($"native/{rid}/manifest.json", entries);
            Assert.Contains($"native/{rid}/licenses/libzmq.COPYING.LESSER.txt", entries);
            Assert.Contains($"native/{rid}/licenses/libsodium.txt", entries);
        }

        Assert.Equal(rids.Length, entries.Count(entry => entry.EndsWith("/manifest.json", StringComparison.Ordinal)));
        Assert.Equal(rids.Length, entries.Count(entry => Path.GetFileName(entry) is "libzmq.so" or "libzmq.dll" or "libzmq.dylib" or "libzmq.a"));
        Assert.Contains("native/source/versions", entries);
        Assert.Equal(
            Directory.GetFiles(Repository.PathOf("native", "patches"), "*.patch", SearchOption.AllDirectories).Length, entries.Count(entry => entry.EndsWith(".patch", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ZmqInterop.Native", "linux-x64,osx-arm64,win-x64")]
    [InlineData("ZmqInterop.Native.Static", "linux-x64")]
    [InlineData("ZmqInterop.Tool", "linux-x64,osx-arm64,win-x64")]
    public async Task NativePackages_AmongOtherFolders_TakeCompleteBuildsForPlatforms(string name, string expected)
    {
        string folder = _packages.NewFolder($"builds for {name}");
        foreach (string file in (string[])["linux-x64/libzmq.so", "linux-x64/static/libzmq.a", "win-x64/libzmq.dll", "osx-arm64/libzmq.dylib", "linux-x64-sanitized/libzmq.so", "freebsd-x64/libzmq.so", "build/libzmq.so", "linux-arm64/libzmq.so"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            await File.WriteAllTextAsync(Path.Combine(folder, file), "", TestContext.Current.CancellationToken);
        }

        // All but the last one are complete.
        foreach (string build in Directory.GetDirectories(folder).Where(build => Path.GetFileName(build) != "linux-arm64"))
        {
            await File.WriteAllTextAsync(Path.Combine(build, "manifest.json"), "{}", TestContext.Current.CancellationToken);
        }

        string project = Repository.PathOf("src", name, $"{name}.csproj");
        string output = await new Sdk(_packages.Cache).RunAsync(
            Repository.Root, "msbuild", project, "-target:FindNativeBuilds", "-getItem:NativeBuild,NativeLibraryFile", $"-property:NativeRoot={folder}/");
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement items = document.RootElement.GetProperty("Items");
        string[] rids = expected.Split(',');
        foreach (string item in (string[])["NativeBuild", "NativeLibraryFile"])
        {
            Assert.Equal(rids, items.GetProperty(item).EnumerateArray().Select(build => build.GetProperty("Rid").GetString()!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void ZmqInterop_Always_HasDocumentationSymbolsAndBringsTheLibrary()
    {
        using ZipArchive package = Open("ZmqInterop");
        Assert.NotNull(package.GetEntry("lib/net10.0/ZmqInterop.dll"));
        Assert.NotNull(package.GetEntry("lib/net10.0/ZmqInterop.xml"));
        XElement dependency = Metadata(package, "ZmqInterop").Descendants().Single(element => element.Name.LocalName == "dependency");
        Assert.Equal(("ZmqInterop.Native", Packages.Version), (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value));
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(_packages.Folder, $"ZmqInterop.{Packages.Version}.snupkg"));
        Assert.NotNull(symbols.GetEntry("lib/net10.0/ZmqInterop.pdb"));
    }

    private static XElement Metadata(ZipArchive package, string name)
    {
        using Stream stream = package.GetEntry(name + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Text(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private ZipArchive Open(string name) => ZipFile.OpenRead(Path.Combine(_packages.Folder, $"{name}.{Packages.Version}.nupkg"));
}
