using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.PackageTests.Support;

namespace ZmqInterop.PackageTests;

/// <summary>Programs that were published from the packages, without a warning, run elsewhere and find the right libzmq.</summary>
public sealed class PublishTests
{
    private readonly Packages _packages;

    /// <param name="packages">The packages.</param>
    public PublishTests(Packages packages) => _packages = packages;

    /// <summary>Every way of publishing.</summary>
    public static TheoryData<string> Variants => [.. Variant.All.Select(variant => variant.Name)];

    /// <summary>Those that have libzmq in a file beside the program.</summary>
    public static TheoryData<string> VariantsWithALibrary => [.. Variant.All.Select(variant => variant.Name).Except([Variant.StaticAot, Variant.Unpacked])];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Program_CopiedElsewhere_ExchangesMessagesWithItsOwnLibrary(string variant)
    {
        PublishedProgram program = (await _packages.PublishAsync(variant)).CopyTo(_packages.NewFolder($"moved {variant}"));
        string library = await program.ExchangeAsync(("HOME", program.Folder));
        Assert.StartsWith(program.Folder, library, StringComparison.Ordinal);
        Assert.Equal(variant == Variant.StaticAot ? Path.GetFileName(program.Program) : PublishedProgram.LibraryName, Path.GetFileName(library));
    }

    [Theory]
    [MemberData(nameof(VariantsWithALibrary))]
    public async Task Program_WithTheVariableSet_UsesThatLibrary(string variant)
    {
        PublishedProgram program = await _packages.PublishAsync(variant);
        string chosen = Path.Combine(_packages.NewFolder($"chosen {variant}"), "any-name.bin");
        File.Copy(program.Library!, chosen);
        Assert.Equal(chosen, await program.ExchangeAsync(("ZMQINTEROP_LIBZMQ", chosen), ("LD_LIBRARY_PATH", Nowhere($"nowhere chosen {variant}"))));
    }

    [Theory]
    [MemberData(nameof(VariantsWithALibrary))]
    public async Task Program_WithoutItsLibrary_UsesTheSystems(string variant)
    {
        PublishedProgram program = (await _packages.PublishAsync(variant)).CopyTo(_packages.NewFolder($"without {variant}"));
        string systems = Path.Combine(_packages.NewFolder($"system {variant}"), "libzmq.so.5");
        File.Move(program.Library!, systems);
        Assert.Equal(systems, await program.ExchangeAsync(("LD_LIBRARY_PATH", Path.GetDirectoryName(systems))));
    }

    [Theory]
    [MemberData(nameof(VariantsWithALibrary))]
    public async Task Program_WithoutAnyLibrary_SaysHowToGetOne(string variant)
    {
        PublishedProgram program = (await _packages.PublishAsync(variant)).CopyTo(_packages.NewFolder($"nothing {variant}"));
        File.Delete(program.Library!);
        string printed = await program.RunAsync(PublishedProgram.CleanEnvironment(("LD_LIBRARY_PATH", Nowhere($"nowhere {variant}"))));
        Refusal.Check(printed);
    }

    [Fact]
    public async Task StaticProgram_IsOneFile_AndTakesNoOtherLibrary()
    {
        PublishedProgram program = await _packages.PublishAsync(Variant.StaticAot);
        Assert.Equal([program.Program], program.Files);

        string library = await program.ExchangeAsync(("ZMQINTEROP_LIBZMQ", "/nonexistent/libzmq.so"), ("LD_LIBRARY_PATH", Nowhere("nowhere static")));

        Assert.Equal(program.Program, library);
    }

    [Fact]
    public async Task StaticProgram_OnAnotherSystem_NeedsTheCLibraryAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Asked of the loader of Linux.");
        PublishedProgram program = await _packages.PublishAsync(Variant.StaticAot);
        ProcessResult result = await Programs.RunAsync(program.Folder, PublishedProgram.CleanEnvironment(), "ldd", program.Program);
        string[] needed = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFileName(line.Trim().Split(' ')[0]))];
        Assert.NotEmpty(needed);
        Assert.All(needed, name => Assert.Matches("^(linux-vdso|libc|libm|libdl|libpthread|librt|libgcc_s|ld-linux.*)\\.so", name));
    }

    // Of the libraries that the system's loader would find there, none can be loaded.
    private string Nowhere(string name)
    {
        string folder = _packages.NewFolder(name);
        File.WriteAllText(Path.Combine(folder, "libzmq.so.5"), "");
        File.WriteAllText(Path.Combine(folder, "libzmq.so"), "");
        return folder;
    }
}
