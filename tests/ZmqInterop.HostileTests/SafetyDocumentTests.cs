using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.HostileTests;

/// <summary>docs/safety.md: a promise is worth its test.</summary>
public sealed partial class SafetyDocumentTests
{
    [Fact]
    public void Promises_EachNamesATestThatIsThere()
    {
        string? document = Document();
        Assert.SkipUnless(document is not null, "The sources are not here.");
        List<string> wrong = [];
        MatchCollection links = Link().Matches(File.ReadAllText(document));
        foreach (Match link in links)
        {
            string path = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["path"].Value);
            if (!File.Exists(path) || !File.ReadAllText(path).Contains($" {link.Groups["test"].Value}", StringComparison.Ordinal))
            {
                wrong.Add(link.Value);
            }
        }

        Assert.Empty(wrong);
        Assert.True(links.Count > 20);
    }

    [Fact]
    public void Mutants_EachStandsInTheTableWithATestThatNoticesIt()
    {
        string? document = Document();
        Assert.SkipUnless(document is not null, "The sources are not here.");
        string[] rows = [.. File.ReadLines(document).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        string[] mutants = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(document)!, "..", "tests", "mutants"), "*.patch");
        List<string> wrong = [];
        foreach (string mutant in mutants)
        {
            string[] lines = File.ReadAllLines(mutant);
            string what = lines[0]["What: ".Length..];
            string begin = $"| `{Path.GetFileNameWithoutExtension(mutant)}` | {what} | ";
            string? row = Array.Find(rows, r => r.StartsWith(begin, StringComparison.Ordinal));
            if (row is null || !Link().Matches(row).Any(link => lines[1].Contains($".{link.Groups["test"].Value}", StringComparison.Ordinal)))
            {
                wrong.Add(begin);
            }
        }

        Assert.Empty(wrong);
        Assert.NotEmpty(mutants);
    }

    private static string? Document()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "docs", "safety.md");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\[(?<test>\w+)\]\((?<path>\.\./tests/[^)]*)\)")]
    private static partial Regex Link();
}
