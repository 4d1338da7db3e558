using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.PackageTests.Support;

/// <summary>The sources that these tests were built from.</summary>
internal static partial class Repository
{
    internal static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The runtime identifiers that libzmq was built for here. What else lies there, as a build with sanitizers, has no recipe of its own.</summary>
    internal static string[] NativeRids { get; } =
        [.. Directory.GetFiles(PathOf("native", "rids"), "*.sh").Select(recipe => Path.GetFileNameWithoutExtension(recipe))
            .Where(rid => File.Exists(PathOf("artifacts", "native", rid, "manifest.json"))).Order(StringComparer.Ordinal)];

    /// <summary>Those of them that there are archives for: Visual C++, which links on Windows, takes none but its own.</summary>
    internal static string[] StaticRids { get; } = [.. NativeRids.Where(rid => File.Exists(PathOf("artifacts", "native", rid, "static", "libzmq.a")))];

    /// <summary>Python with pyzmq; a test is skipped where there is none, but not in CI.</summary>
    internal static async Task<string> PythonAsync()
    {
        string python = Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3";
        bool isThere = File.Exists(python) && (await Programs.RunAsync(Root, new Dictionary<string, string?>(), python, "-c", "import zmq")).ExitCode == 0;
        const string Reason = "Python with pyzmq is missing (build/setup installs it).";
        Assert.SkipUnless(isThere || Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Assert.True(isThere, Reason);
        return python;
    }

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The smallest program of the README, as it stands there.</summary>
    internal static string SmallestProgram()
    {
        Match program = FirstProgram().Match(File.ReadAllText(PathOf("README.md")));
        return program.Success ? program.Groups[1].Value : throw new InvalidOperationException("README.md has no smallest program any more.");
    }

    [GeneratedRegex(@"\*\*The smallest program\*\*\s+```csharp\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstProgram();
}
