using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>Links between the documents, and from them to sources and tests, lead to what they name.</summary>
public sealed partial class DocumentLinksTests
{
    public static TheoryData<string> Documents =>
    [
        .. Repository.Files("docs", "*.md"),
        .. Repository.Files("docs/api", "*.md"),
        "README.md",
        "examples/README.md",
    ];

    [Fact]
    public void Documents_All_AreLookedAt() => Assert.Contains("docs/scope.md", Documents.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadToFilesThatHaveTheMember(string document) => Assert.Equal([], Broken(document, Repository.Read(document)));

    [Theory]
    [InlineData("[x](../tests/Nowhere.cs)")]
    [InlineData("[x](../tests/ZmqInterop.InteropTests/Documents/Repository.cs#No_SuchMember)")]
    [InlineData("[x](scope.md#no-such-heading)")]
    [InlineData("[x](#no-such-heading)")]
    public void Links_ThatLeadNowhere_AreFound(string text) => Assert.Single(Broken("docs/scope.md", text));

    private static IEnumerable<string> Broken(string document, string text)
    {
        foreach (Match link in Link().Matches(text))
        {
            string target = link.Groups["target"].Value;
            if (!target.Contains("://", StringComparison.Ordinal) && Fault(document, target) is { } fault)
            {
                yield return $"{target}: {fault}";
            }
        }
    }

    private static string? Fault(string document, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = Path.Combine(Repository.Root, parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
        if (!Path.Exists(path))
        {
            return "no such file";
        }

        if (parts.Length == 1)
        {
            return null;
        }

        string text = File.ReadAllText(path);
        bool found = path.EndsWith(".md", StringComparison.Ordinal)
            ? Heading().Matches(text).Any(heading => Anchor(heading.Groups["text"].Value) == parts[1])
            : Regex.IsMatch(text, $@"\b{Regex.Escape(parts[1])}\b", RegexOptions.CultureInvariant);
        return found ? null : "no such member or heading";
    }

    // As GitHub makes them.
    private static string Anchor(string heading) =>
        string.Concat(NotOfAnAnchor().Replace(heading, string.Empty).Select(character => character == ' ' ? '-' : char.ToLowerInvariant(character)));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex NotOfAnAnchor();
}
