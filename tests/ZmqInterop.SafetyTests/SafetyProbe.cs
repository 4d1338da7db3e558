using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using Xunit;

namespace ZmqInterop.SafetyTests;

/// <summary>Starts tests/ZmqInterop.SafetyProbe.</summary>
internal static class SafetyProbe
{
    private const string Assembly = "ZmqInterop.SafetyProbe.dll";

    internal static Process Start(params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory.Replace("ZmqInterop.SafetyTests", "ZmqInterop.SafetyProbe", StringComparison.Ordinal), Assembly);
        Assert.SkipUnless(File.Exists(path), $"{path} is not built.");
        string dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return Process.Start(
            new ProcessStartInfo(dotnet, [path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
