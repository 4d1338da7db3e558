using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.HostileTests;

/// <summary>The short form of build/soak: too short for slopes, long enough for what goes wrong when everything comes and goes at once.</summary>
public sealed class SoakTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Churn_OfEverything_LeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Samples are taken from /proc.");
        string samples = Path.GetTempFileName();
        try
        {
            (int code, string output, string error) = await HostileProbe.RunAsync(s_limit, [], "soak", "15", samples);
            TestContext.Current.TestOutputHelper?.WriteLine(output);
            Assert.True(code == 0, error);
            Assert.True(File.ReadAllLines(samples).Length > 5, "There are no samples.");
        }
        finally
        {
            File.Delete(samples);
        }
    }
}
