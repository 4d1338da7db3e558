using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class NativeLoadTests
{
    private const string TooOld = """
        int zmq_errno (void) { return 0; }
        void zmq_version (int *major, int *minor, int *patch) { *major = 4; *minor = 1; *patch = 0; }
        int zmq_msg_init (void *message) { return 0; }
        void *zmq_ctx_new (void) { return (void *) 1; }
        """;

    private const string Incomplete = """
        int zmq_errno (void) { return 0; }
        void zmq_version (int *major, int *minor, int *patch) { *major = 4; *minor = 3; *patch = 4; }
        int zmq_msg_init (void *message) { return 0; }
        void *zmq_ctx_new (void) { return (void *) 1; }
        """;

    private const string OtherMessages = Incomplete + """

        int zmq_ctx_get (void *context, int option) { return 32; }
        int zmq_ctx_term (void *context) { return 0; }
        """;

    private const string NotLibzmq = "int answer (void) { return 42; }";

    private static string PackagedName => OperatingSystem.IsWindows() ? "libzmq.dll" : OperatingSystem.IsMacOS() ? "libzmq.dylib" : "libzmq.so";

    [Fact]
    public async Task Variable_NamingAMissingFile_IsRefusedWithPathRidAndFix()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        AssertRefusal(await RunWithVariableAsync(probe, "/nonexistent/libzmq.so"), "/nonexistent/libzmq.so", "no such file");
    }

    [Fact]
    public async Task Variable_NamingARelativePath_IsReportedInFull()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        AssertRefusal(await RunWithVariableAsync(probe, "nonexistent.so"), Path.Combine(Environment.CurrentDirectory, "nonexistent.so"), "no such file");
    }

    [Fact]
    public async Task Variable_NamingATextFile_IsRefused()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = probe.PathOf("text.so");
        await File.WriteAllTextAsync(file, new string('x', 4096), TestContext.Current.CancellationToken);
        AssertRefusal(await RunWithVariableAsync(probe, file), file, OperatingSystem.IsLinux() ? "invalid ELF header" : "");
    }

    [Theory]
    [InlineData(NotLibzmq, "it is not libzmq, it has no zmq_errno")]
    [InlineData(TooOld, "libzmq 4.1.0 is too old")]
    [InlineData(Incomplete, "loaded")]
    [InlineData(OtherMessages, "loaded")]
    public async Task Variable_NamingAnUnusableLibrary_IsRefused(string source, string reason)
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = await CompileOrSkipAsync(source, probe.PathOf("unusable/" + PackagedName));
        AssertRefusal(await RunWithVariableAsync(probe, file), file, reason);
    }

    [Fact]
    public async Task Library_WithoutAFunction_IsRefusedByItsName()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = await CompileOrSkipAsync(Incomplete, probe.PathOf("unusable/" + PackagedName));
        Assert.Contains("zmq_ctx_get", await RunWithVariableAsync(probe, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_WithMessagesOfAnotherSize_IsRefusedByTheSize()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = await CompileOrSkipAsync(OtherMessages, probe.PathOf("unusable/" + PackagedName));
        Assert.Contains("32 bytes instead of 64", await RunWithVariableAsync(probe, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variable_NamingALibzmq_IsUsed()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = CopyUsable(probe.PathOf("chosen/any-name.bin"));
        Assert.Equal($"loaded {Zmq.Version} from {file}\n", await RunWithVariableAsync(probe, file));
    }

    [Fact]
    public async Task Variable_SetAfterARefusal_IsUsedByTheNextCall()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = CopyUsable(probe.PathOf("chosen/" + PackagedName));
        probe.Environment[NativeSearch.PathVariable] = "/nonexistent/libzmq.so";

        string printed = await probe.RunAsync("set", NativeSearch.PathVariable, file);

        Assert.StartsWith("refused after 1: ", printed, StringComparison.Ordinal);
        Assert.EndsWith($"\nloaded {Zmq.Version} from {file}\n", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("runtimes/{0}/native/")]
    public async Task PackagedLibrary_BesideTheProgram_IsUsed(string folder)
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = CopyUsable(probe.PathOf(folder.Replace("{0}", RuntimeInformation.RuntimeIdentifier, StringComparison.Ordinal) + PackagedName));
        Assert.Equal($"loaded {Zmq.Version} from {file}\n", await probe.RunAsync());
    }

    [Fact]
    public async Task SystemLibrary_WithoutAPackagedOne_IsUsedAndItsFileIsKnown()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string folder = SystemFolderOrSkip(probe);
        string file = CopyUsable(Path.Combine(folder, "libzmq.so.5"));
        await CompileOrSkipAsync(TooOld, Path.Combine(folder, "libzmq.so"));
        Assert.Equal($"loaded {Zmq.Version} from {file}\n", await probe.RunAsync());
    }

    [Fact]
    public async Task PackagedLibrary_Unusable_GivesWayToTheSystemLibrary()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = CopyUsable(Path.Combine(SystemFolderOrSkip(probe), "libzmq.so.5"));
        await CompileOrSkipAsync(TooOld, probe.PathOf(PackagedName));
        Assert.Equal($"loaded {Zmq.Version} from {file}\n", await probe.RunAsync());
    }

    [Fact]
    public async Task Search_WithoutAnyUsableLibrary_ListsEveryPlaceWithItsReason()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string folder = SystemFolderOrSkip(probe);
        await CompileOrSkipAsync(TooOld, Path.Combine(folder, "libzmq.so.5"));
        await CompileOrSkipAsync(TooOld, Path.Combine(folder, "libzmq.so"));

        string printed = await probe.RunAsync();

        string runtimes = Path.Combine(probe.Folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", PackagedName);
        AssertRefusal(printed, Path.Combine(probe.Folder, PackagedName), "no such file");
        AssertRefusal(printed, runtimes, "no such file");
        AssertRefusal(printed, "libzmq (as the runtime looks for it)", "libzmq 4.1.0 is too old");
        AssertRefusal(printed, "libzmq.so.5", "libzmq 4.1.0 is too old");
        AssertRefusal(printed, "libzmq.so", "libzmq 4.1.0 is too old");
    }

    [Fact]
    public async Task ResolverOfTheProgram_SetFirst_Decides()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = CopyUsable(probe.PathOf("chosen/libzmq-of-the-program.so"));
        probe.Environment[NativeSearch.PathVariable] = "/nonexistent/libzmq.so";
        Assert.Equal($"loaded {Zmq.Version} from {file}\n", await probe.RunAsync("resolver", file));
    }

    [Fact]
    public async Task ResolverOfTheProgram_ChoosingAnOldLibrary_IsToldSo()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = await CompileOrSkipAsync(TooOld, probe.PathOf("chosen/" + PackagedName));
        string printed = await probe.RunAsync("resolver", file);
        Assert.StartsWith("refused after 0: libzmq 4.1.0 is too old", printed, StringComparison.Ordinal);
        Assert.Contains("SetDllImportResolver", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryPath_OfThisProcess_IsAFile() => Assert.True(File.Exists(Zmq.LibraryPath), Zmq.LibraryPath);

    private static Task<string> RunWithVariableAsync(LoadProbe probe, string path)
    {
        probe.Environment[NativeSearch.PathVariable] = path;
        return probe.RunAsync();
    }

    private static void AssertRefusal(string printed, string candidate, string reason)
    {
        Assert.StartsWith("refused after ", printed, StringComparison.Ordinal);
        Assert.Contains($"{Environment.NewLine}  {candidate}: ", printed, StringComparison.Ordinal);
        Assert.Contains(reason, printed, StringComparison.Ordinal);
        Assert.Contains($"Runtime identifier: {RuntimeInformation.RuntimeIdentifier}.", printed, StringComparison.Ordinal);
        Assert.Contains("ZmqInterop.Native", printed, StringComparison.Ordinal);
        Assert.Contains("libzmq5", printed, StringComparison.Ordinal);
        Assert.Contains(NativeSearch.PathVariable, printed, StringComparison.Ordinal);
    }

    private static string CopyUsable(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Zmq.LibraryPath!, file);
        return file;
    }

    private static async Task<string> CompileOrSkipAsync(string source, string library)
    {
        Assert.SkipWhen(CCompiler.Native is null, "No C compiler: install cc.");
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        await CCompiler.Native.CompileLibraryAsync(source, library);
        return library;
    }

    /// <summary>A folder that the loader of the system searches before its own.</summary>
    private static string SystemFolderOrSkip(LoadProbe probe)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "LD_LIBRARY_PATH is a variable of Linux.");
        string folder = probe.PathOf("system/");
        probe.Environment["LD_LIBRARY_PATH"] = folder;
        return folder;
    }
}
