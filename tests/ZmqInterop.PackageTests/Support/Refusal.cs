using System;
using System.Runtime.InteropServices;
using Xunit;

namespace ZmqInterop.PackageTests.Support;

/// <summary>What the probe prints where there is no libzmq.</summary>
internal static class Refusal
{
    internal static void Check(string printed)
    {
        Assert.StartsWith("refused: libzmq cannot be loaded. Runtime identifier: ", printed, StringComparison.Ordinal);
        Assert.Contains(RuntimeInformation.RuntimeIdentifier, printed, StringComparison.Ordinal);
        Assert.Contains("install libzmq on the system (Debian and Ubuntu: libzmq5,", printed, StringComparison.Ordinal);
        Assert.Contains("ZMQINTEROP_LIBZMQ", printed, StringComparison.Ordinal);
    }
}
