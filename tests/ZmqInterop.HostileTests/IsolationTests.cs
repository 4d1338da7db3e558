using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.HostileTests;

/// <summary>The library several times in one process: in load contexts of their own, with several copies of libzmq, unloaded, abandoned. Each in a process of its own.</summary>
public sealed class IsolationTests
{
    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Copies_InOneProcess_LiveSideBySide() => RunAsync("copies");

    [Fact]
    public async Task Copies_EachWithItsOwnLibrary_LiveSideBySide()
    {
        Assert.SkipUnless(Zmq.LibraryPath is not null, "libzmq is linked in.");
        string folder = Directory.CreateTempSubdirectory("zmqinterop").FullName;
        try
        {
            string other = Path.Combine(folder, Path.GetFileName(Zmq.LibraryPath));
            File.Copy(Zmq.LibraryPath, other);
            await RunAsync("two-libraries", other);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("unload")]
    [InlineData("unload-shared")]
    [InlineData("unload-waiting")]
    public Task Plugin_UsedAndUnloaded_IsGone(string way) => RunAsync(way);

    [Theory]
    [InlineData("unload")]
    [InlineData("unload-waiting")]
    public Task Plugin_WithTheWaitingOfOtherSystems_IsGone(string way) => RunAsync(["env", "ZMQINTEROP_PORTABLE_WAIT=1"], way);

    [Fact]
    public Task Everything_Abandoned_EndsTheProcessAllTheSame() => RunAsync("abandon");

    private static Task RunAsync(params string[] arguments) => RunAsync([], arguments);

    private static async Task RunAsync(string[] prefix, params string[] arguments)
    {
        Assert.SkipUnless(prefix.Length == 0 || !OperatingSystem.IsWindows(), "There is no env.");
        (int code, _, string error) = await HostileProbe.RunAsync(s_limit, prefix, ["isolation", .. arguments]);
        Assert.True(code == 0, $"Exit code {code} after \"isolation {string.Join(' ', arguments)}\" of ZmqInterop.HostileProbe: {error}");
    }
}
