using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.StressTests;

/// <summary>Classes of these tests once more, in a process of their own with other environment variables, which the library reads when it starts.</summary>
internal static class StressProcess
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(20);

    /// <summary>The exit code, 0 when all have passed, and what was printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string> environment, params Type[] classes)
    {
        string dotnet = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(
            dotnet,
            [
                Path.Combine(AppContext.BaseDirectory, "ZmqInterop.StressTests.dll"),
                "-noLogo",
                "-noColor",
                "-stopOnFail",
                .. classes.SelectMany(static type => new[] { "-class", type.FullName! }),
            ])
        {
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource limit = new(s_limit);
        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        return (child.ExitCode, output);
    }
}
