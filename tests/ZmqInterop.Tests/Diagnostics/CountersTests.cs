using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Diagnostics;

/// <summary>The counters are of the whole process, so they are looked at in a process that does nothing else: ExitProbe's Counters.</summary>
public sealed class CountersTests
{
    [Theory]
    [InlineData("counters-live")]
    [InlineData("counters-pending")]
    [InlineData("counters-forgotten")]
    public async Task Counters_InAProcessOfTheirOwn_AreExact(string what)
    {
        (int code, string error) = await ExitProbe.RunAsync(what, "7");
        Assert.Equal((7, string.Empty), (code, error));
    }
}
