using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Programs of this repository, run by the runtime that runs the tests.</summary>
internal static class DotnetProgram
{
    private static readonly string s_command = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Whether the tests brought their runtime, as they do to another system (build/test win-x64), instead of using an installed one.</summary>
    internal static bool IsSelfContained { get; } = !File.Exists(s_command);

    /// <summary>The assembly of a project of tests/, in the folder that corresponds to that of the tests.</summary>
    internal static string PathOrSkip(string project)
    {
        Assert.SkipWhen(IsSelfContained, "An emulated process starts no others of its kind.");
        string path = Path.Combine(AppContext.BaseDirectory.Replace("ZmqInterop.Tests", project, StringComparison.Ordinal), project + ".dll");
        Assert.SkipUnless(File.Exists(path), $"{path} is not built.");
        return path;
    }

    internal static ProcessStartInfo StartInfoOrSkip(string assembly, IEnumerable<string> arguments)
    {
        Assert.SkipWhen(IsSelfContained, "An emulated process starts no others of its kind.");
        return new ProcessStartInfo(s_command, [assembly, .. arguments]);
    }
}
