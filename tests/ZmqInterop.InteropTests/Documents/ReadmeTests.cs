using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>What the documents show is code that is compiled and run, and what they refer to is there.</summary>
public sealed partial class ReadmeTests
{
    private const string QuickStart = "examples/QuickStart/Program.cs";

    // Where the code of the documents lives.
    private static readonly string[] s_sources =
        [QuickStart, .. Repository.Files("tests/ZmqInterop.InteropTests/Documents", "*SnippetTests.cs")];

    public static TheoryData<string> Documents =>
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "examples/README.md", "examples/ReadingSockets/README.md", "native/README.md", .. Repository.Files("docs", "*.md")];

    public static TheoryData<string, string> Blocks =>
        [.. from document in Documents from block in BlocksOf(document.Data) select (document.Data, block)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Document_Code_IsCompiledAndRun(string document, string block)
    {
        string wanted = WithoutIndentation(block);
        Assert.True(wanted.Length > 0, document);
        Assert.Contains(s_sources, source => WithoutIndentation(Repository.Read(source)).Contains(wanted, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_FirstCode_IsTheQuickStart() =>
        Assert.Equal(WithoutIndentation(Repository.Read(QuickStart)), WithoutIndentation(BlocksOf("README.md").First()));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_References_AreThere(string document)
    {
        string text = Repository.Read(document);
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        string[] missing =
        [
            .. Link().Matches(text).Select(match => match.Groups["path"].Value).Where(path => !Path.Exists(Path.Combine(folder, path))),
            .. Command().Matches(text).Select(match => match.Value).Where(path => !File.Exists(Path.Combine(Repository.Root, path))),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public void Documents_VersionsOfBundledLibraries_AreThePinnedOnes()
    {
        Dictionary<string, string> pins = Pin().Matches(Repository.Read("native/versions"))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        Assert.Contains($"| libzmq | {pins["LIBZMQ_VERSION"]} | Debian's source package {pins["LIBZMQ_REVISION"]},", Repository.Read("SECURITY.md"), StringComparison.Ordinal);
        Assert.Contains($"| libsodium | {pins["LIBSODIUM_VERSION"]} | Debian's source package {pins["LIBSODIUM_REVISION"]},", Repository.Read("SECURITY.md"), StringComparison.Ordinal);
        Assert.Contains($"libzmq {pins["LIBZMQ_VERSION"]},", Repository.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains($"libsodium {pins["LIBSODIUM_VERSION"]},", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> BlocksOf(string document) => CodeBlock().Matches(Repository.Read(document)).Select(match => match.Groups["code"].Value);

    private static string WithoutIndentation(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^(?<name>LIB[A-Z_]+)=(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Pin();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/.-])(build|native|\.ci)/(?!lib\b|rids\b)[a-z]+(\.sh)?(?![\w/.-])")]
    private static partial Regex Command();
}
