using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

/// <summary>What an older libzmq lacks is an exception that names the version, and everything else works.</summary>
public sealed class OlderLibraryTests
{
    private static readonly string[] s_draftTypes = [.. Enum.GetValues<ZmqSocketType>().Where(type => (int)type >= 12).Select(type => "type-" + type)];

    [Fact]
    public async Task Features_OfLibzmq420_AreRefusedByNameAndVersion()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = probe.PathOf("libzmq-4.2.0.so");
        await OlderLibrary.Make420OrSkipAsync(file);
        string[] refused = ["timers", "name-text", "group", "group-get", "routing-id", "monitor-2", "peer-state", "connect-peer", .. s_draftTypes];
        AssertRefused(await WalkAsync(probe, file), refused, "libzmq 4.2.0");
    }

    [Fact]
    public async Task Features_OfLibzmq431WithDrafts_AreRefusedByNameAndVersion()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        string file = probe.PathOf("libzmq-4.3.1.so");
        await OlderLibrary.Make431OrSkipAsync(file);
        string[] refused = ["name-text", "monitor-2", "connect-peer", .. s_draftTypes];
        AssertRefused(await WalkAsync(probe, file), refused, "libzmq 4.3.1");
    }

    [Fact]
    public async Task Features_OfTheSystemsLibzmq_AreThereOrRefusedByVersion()
    {
        using LoadProbe probe = LoadProbe.CopyOrSkip();
        probe.Environment[NativeSearch.PathVariable] = null;
        string loaded = await probe.RunAsync();
        Assert.SkipUnless(loaded.StartsWith("loaded ", StringComparison.Ordinal), "This system has no libzmq.");
        string version = loaded.Split(' ')[1];
        string[] lines = (await probe.RunAsync("features")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("message: works", lines);
        Assert.All(
            lines.Where(line => !line.EndsWith(": works", StringComparison.Ordinal) && !IsFaultOfTheCaller(line)),
            line => Assert.Matches($": NotSupportedException: .*libzmq {version}", line));
    }

    private static async Task<string[]> WalkAsync(LoadProbe probe, string file)
    {
        probe.Environment[NativeSearch.PathVariable] = file;
        return (await probe.RunAsync("features")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertRefused(string[] lines, string[] refused, string version)
    {
        Assert.NotEmpty(lines);
        foreach (string line in lines)
        {
            string what = line.Split(':')[0];
            if (refused.Contains(what))
            {
                Assert.StartsWith($"{what}: NotSupportedException: ", line, StringComparison.Ordinal);
                Assert.Contains(version, line, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal($"{what}: works", line);
            }
        }

        Assert.Subset(lines.Select(line => line.Split(':')[0]).ToHashSet(), refused.ToHashSet());
    }

    // With drafts it says that a ROUTER is no PEER.
    private static bool IsFaultOfTheCaller(string line) => line.StartsWith("connect-peer: ZmqException: ", StringComparison.Ordinal);
}
