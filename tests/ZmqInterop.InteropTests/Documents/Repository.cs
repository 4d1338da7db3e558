using System.IO;
using System.Linq;
using System.Reflection;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The files of a folder, as paths from the root.</summary>
    public static string[] Files(string folder, string pattern) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), pattern).Select(path => $"{folder}/{Path.GetFileName(path)}").Order(System.StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));
}
