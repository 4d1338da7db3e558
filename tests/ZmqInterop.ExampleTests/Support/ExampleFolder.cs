using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ZmqInterop.ExampleTests.Support;

/// <summary>Where the examples are, and how they are started.</summary>
internal static partial class ExampleFolder
{
    // One program, and a tool in C# for programs in any language.
    private static readonly string[] s_others = ["QuickStart", "BackgroundWorker", "WebFront", "AotWorker", "Doctor"];

    internal static string Root { get; } = Path.Combine(
        typeof(ExampleFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "examples");

    // Examples are built in the same way as these tests: bin/Release/net10.0.
    private static string Output { get; } = BuildOutput().Match(AppContext.BaseDirectory).Value;

    private static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The folders with several programs, each in both languages.</summary>
    internal static string[] All =>
        [.. Directory.GetDirectories(Root).Where(folder => File.Exists(Path.Combine(folder, "Program.cs"))).Select(folder => Path.GetFileName(folder)).Except(s_others).Order(StringComparer.Ordinal)];

    internal static ProcessStartInfo StartInfo(Language language, string folder, string program) => language == Language.CSharp
        ? new ProcessStartInfo(Dotnet, [Path.Combine(Root, folder, Output, $"{folder}.dll"), program])
        : new ProcessStartInfo(Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3", ["-X", "utf8", PythonFile(folder, program)]);

    /// <summary>The SDK compiles the file, once, and runs it.</summary>
    internal static ProcessStartInfo StartFile(string file) =>
        new(Dotnet, ["run", "--configuration", "Release", Path.Combine(Root, file), "--"]) { Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0", ["UseSharedCompilation"] = "false" } };

    internal static string PythonFile(string folder, string program) => Path.Combine(Root, folder, $"{program.Replace('-', '_')}.py");

    [GeneratedRegex(@"bin/.*$")]
    private static partial Regex BuildOutput();
}
