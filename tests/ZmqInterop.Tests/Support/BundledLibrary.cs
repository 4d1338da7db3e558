using System;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>The libzmq of native/build.sh, which lies beside the tests.</summary>
internal static class BundledLibrary
{
    internal static void Require() => Assert.SkipUnless(
        Zmq.LibraryPath?.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) == true,
        $"{Zmq.LibraryPath} is not the bundled libzmq, which is built as native/README.md says.");
}
