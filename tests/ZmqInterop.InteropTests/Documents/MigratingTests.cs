using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>What the tables of docs/migrating.md and other documents call ours is in the public API.</summary>
public sealed partial class MigratingTests
{
    // Words of the tables that belong to .NET, or are values of an example.
    private static readonly string[] s_notOurs =
        ["TimeSpan", "FromSeconds", "PeriodicTimer", "Channel", "T", "ObjectDisposedException", "Message", "User", "Id", "Encoding", "Latin1", "MemoryMarshal", "Cast", "Zero", "NotSupportedException"];

    private static readonly HashSet<string> s_names =
    [
        .. from file in (string[])["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"]
           from line in Repository.Read($"src/ZmqInterop/{file}").Split('\n')
           from Match word in Word().Matches(line.Split(" -> ")[0].Split('(')[0])
           select word.Value,
    ];

    public static TheoryData<string> Documents => ["docs/migrating.md", "docs/python.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tables_NamesOfOurs_AreInThePublicApi(string document)
    {
        string[] cells = [.. Ours(Repository.Read(document))];
        Assert.NotEmpty(cells);
        Assert.Equal([], Unknown(cells));
    }

    [Fact]
    public void Tables_NamesThatAreNotThere_AreFound() => Assert.Equal(["ReceiveFrameString", "ZmqNothing"], Unknown(["`socket.ReceiveFrameString()`, or `ZmqNothing`"]));

    [Fact]
    public void Migrating_AllFour_HaveATable()
    {
        string text = Repository.Read("docs/migrating.md");
        Assert.All(["NetMQ", "clrzmq4", "pyzmq", "libzmq in C"], name => Assert.Contains($"## From {name}\n\n| ", text, StringComparison.Ordinal));
        Assert.True(Ours(text).Count() > 100);
    }

    // The second cell of each row, but for heads and rules.
    private static IEnumerable<string> Ours(string text) =>
        from line in text.Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| pyzmq | ZmqInterop", StringComparison.Ordinal)
        let cells = line.Trim('|', ' ').Split(" | ")
        where cells.Length >= 2 && cells[1].Trim() != "ZmqInterop"
        select cells[1];

    private static IEnumerable<string> Unknown(IEnumerable<string> cells) =>
        (from cell in cells
         from Match code in Code().Matches(cell)
         from Match word in Word().Matches(Text().Replace(code.Value, ""))
         select word.Value).Distinct().Where(word => !s_names.Contains(word) && !s_notOurs.Contains(word, StringComparer.Ordinal)).Order(StringComparer.Ordinal);

    [GeneratedRegex("`[^`]+`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
