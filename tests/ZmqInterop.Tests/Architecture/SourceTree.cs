using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace ZmqInterop.Tests.Architecture;

/// <summary>The sources that the tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] s_notSources = ["bin", "obj", "artifacts", ".git", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly Lazy<string?> s_root = new(FindRoot);

    private static readonly Lazy<IReadOnlyList<SourceFile>> s_files = new(() => [.. Read(Root, "")]);

    /// <summary>The folder of ZmqInterop.sln. Skips the test where there is none.</summary>
    internal static string Root
    {
        get
        {
            Assert.SkipWhen(s_root.Value is null, "The tests run without the sources.");
            return s_root.Value;
        }
    }

    /// <summary>All C# files, or those under a folder.</summary>
    internal static IEnumerable<SourceFile> Files(string folder = "") =>
        (Root.Length > 0 ? s_files.Value : []).Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal));

    // Where the tests run from another folder than the one they were built in, the compiler knows that.
    private static string? FindRoot() => Climb(AppContext.BaseDirectory) ?? Climb(Path.GetDirectoryName(PathOfThisFile()));

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;

    private static string? Climb(string? start)
    {
        for (DirectoryInfo? folder = string.IsNullOrEmpty(start) ? null : new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ZmqInterop.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static IEnumerable<SourceFile> Read(string folder, string prefix)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs"))
        {
            // The decoder would remove a byte order mark, which is one of the things to look for.
            yield return new SourceFile(prefix + Path.GetFileName(path), Encoding.UTF8.GetString(File.ReadAllBytes(path)));
        }

        foreach (string path in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(path);
            if (s_notSources.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (SourceFile file in Read(path, $"{prefix}{name}/"))
            {
                yield return file;
            }
        }
    }
}
