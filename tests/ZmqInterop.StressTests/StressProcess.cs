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
    /// <summary>The exit code, 0 when all have passed, and what was printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        TimeSpan limit, IReadOnlyDictionary<string, string> environment, params Type[] classes)
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

        using CancellationTokenSource over = new(limit);
        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync(over.Token);
        await child.WaitForExitAsync(over.Token);
        return (child.ExitCode, output);
    }
}
