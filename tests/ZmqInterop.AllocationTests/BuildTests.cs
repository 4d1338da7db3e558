using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace ZmqInterop.AllocationTests;

public sealed class BuildTests
{
    [Fact]
    public void Assemblies_UnderTest_AreOptimized()
    {
        Assert.False(IsUnoptimized(typeof(ZmqSocket).Assembly));
        Assert.False(IsUnoptimized(typeof(BuildTests).Assembly));
    }

    [Fact]
    public void AssertNone_OperationThatAllocates_FailsAndSaysHowMuch()
    {
        object? kept = null;
        Xunit.Sdk.TrueException exception = Assert.Throws<Xunit.Sdk.TrueException>(() => Allocations.AssertNone(() => kept = new object(), count: 10_000));
        Assert.Contains("24 bytes/op were allocated on the thread", exception.Message, System.StringComparison.Ordinal);
        Assert.NotNull(kept);
    }

    private static bool IsUnoptimized(Assembly assembly) => assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
}
