using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using ZmqInterop.Tests.Native;

namespace ZmqInterop.BehaviorTests.Support;

/// <summary>The tables of README.md, and what they have to list.</summary>
internal static partial class Checklist
{
    /// <summary>The heading of the table whose second column has reasons in place of classes.</summary>
    internal const string NotPorted = "Not ported";

    internal static IReadOnlyList<ChecklistRow> Rows { get; } = [.. ReadRows()];

    /// <summary>The programs in the source package that build/setup fetches, or null where it is not.</summary>
    internal static IReadOnlyCollection<string>? ReadSourcePackage()
    {
        if (Repository.Root is not { } root)
        {
            return null;
        }

        string versions = File.ReadAllText(Path.Combine(root, "native", "versions"));
        string package = Path.Combine(root, "artifacts", "native", "cache", Tarball().Match(versions).Groups[1].Value);
        return File.Exists(package) ? ReadPrograms(package) : null;
    }

    private static HashSet<string> ReadPrograms(string package)
    {
        using FileStream file = File.OpenRead(package);
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        using TarReader reader = new(unpacked);
        HashSet<string> programs = [];
        while (reader.GetNextEntry() is { } entry)
        {
            if (SourceFile().Match(entry.Name) is { Success: true } match)
            {
                programs.Add(match.Groups[1].Value);
            }
        }

        return programs;
    }

    private static IEnumerable<ChecklistRow> ReadRows()
    {
        using Stream resource = typeof(Checklist).Assembly.GetManifestResourceStream("README.md")!;
        using StreamReader reader = new(resource);
        string table = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                table = line[3..];
            }

            string[] cells = [.. line.Split('|', StringSplitOptions.TrimEntries)];
            if (cells.Length >= 4 && cells[1] != "program" && cells[1].Any(char.IsLetter))
            {
                yield return new ChecklistRow(table, cells[1], cells[2]);
            }
        }
    }

    [GeneratedRegex("^LIBZMQ_TARBALL=(.+)$", RegexOptions.Multiline)]
    private static partial Regex Tarball();

    [GeneratedRegex(@"/tests/(test_\w+)\.cpp$")]
    private static partial Regex SourceFile();
}
