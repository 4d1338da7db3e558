using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.HostileTests;

/// <summary>
/// What a process needs is taken from it: descriptors, threads, memory, room on the disk; its waits are interrupted, and its clock jumps. Whatever cannot be done says so with
/// the exception that is documented, and can be done when the resource is back. Each in a process of its own. Tries are what was attempted, faults what failed
/// for want of something.
/// </summary>
public sealed class ScarceResourceTests(Summary summary) : IClassFixture<Summary>
{
    // A library that is loaded before the C library and lets the n-th call fail.
    private static readonly string s_shim = Path.Combine(AppContext.BaseDirectory, "faults.so");

    // What nothing takes unless it hangs.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("load")]
    [InlineData("descriptors")]
    [InlineData("threads")]
    [InlineData("memory")]
    [InlineData("file-size")]
    [InlineData("restart")]
    public Task Limits_OfTheSystem_AreExceptionsAndEnd(string resource)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set by Linux's setrlimit.");
        return SurviveAsync(resource, [], resource);
    }

    [Theory]
    [InlineData("eventfd")]
    [InlineData("epoll")]
    [InlineData("thread")]
    [InlineData("socket")]
    [InlineData("accept")]
    [InlineData("interfaces")]
    [InlineData("large-messages")]
    [InlineData("signals")]
    [InlineData("clock")]
    public Task Failures_OfEachSingleCall_AreExceptionsAndEnd(string function)
    {
        Assert.SkipUnless(File.Exists(s_shim), $"{s_shim} is not there: it takes Linux with glibc, and a C compiler.");
        return SurviveAsync(function, ["env", $"LD_PRELOAD={s_shim}"], function);
    }

    [Fact]
    public async Task Disk_IsFull_CertificatesAreWrittenWholeOrNotAtAll()
    {
        const string mount = "unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\"'";
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is made by Linux's mount.");
        string folder = Directory.CreateTempSubdirectory("zmqinterop").FullName;
        try
        {
            string[] prefix = ["sh", "-c", $"{mount} \"$0\" \"$@\"", folder];
            (int allowed, _, string reason) = await HostileProbe.RunAsync(s_limit, prefix, "nothing");
            Assert.SkipUnless(allowed == 0, $"This system allows no mount: {reason}");
            await SurviveAsync("disk", prefix, "disk", folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/proc/zmqinterop", "a file system that takes no files")]
    [InlineData("/nowhere/at/all", "a folder that is not there")]
    [InlineData("/dev/null/below", "a file where a folder should be")]
    public void IpcPath_CannotBeWritten_ThrowsAndTheSocketStaysUsable(string path, string because)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), $"{path} is not {because} here.");
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        ZmqException exception = Assert.Throws<ZmqException>(() => pull.Bind($"ipc://{path}"));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.True(exception.NativeErrorCode != 0, because);

        // Connecting is another matter: somebody may bind it later.
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Options.Linger = TimeSpan.Zero;
        push.Connect($"ipc://{path}");
        push.Connect(pull.Bind("ipc://*"));
        push.Send("first, for either");
        push.Send("second, for the other");
        Assert.Contains("for", pull.ReceiveString(), StringComparison.Ordinal);
    }

    private async Task SurviveAsync(string name, string[] prefix, params string[] arguments)
    {
        // The patches of native/patches/libzmq are what this proves; without them libzmq ends the process where it finds no descriptor.
        BundledLibrary.Require();
        (int code, string output, string error) = await HostileProbe.RunAsync(s_limit, prefix, ["fault", .. arguments]);
        string[] counts = code == 0 ? output.Trim().Split(' ') : ["0", "0"];
        summary.Add(name, long.Parse(counts[1], CultureInfo.InvariantCulture), long.Parse(counts[0], CultureInfo.InvariantCulture), code == 0 ? 0 : 1);
        Assert.True(code == 0, $"Exit code {code} after \"fault {string.Join(' ', arguments)}\" of ZmqInterop.HostileProbe: {error.ReplaceLineEndings(" ")}");
    }
}
