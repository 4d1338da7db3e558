using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests;

/// <summary>The tables of README.md are complete and true.</summary>
public sealed partial class ChecklistTests
{
    // Of libzmq 4.3.4.
    private const int ProgramCount = 130;

    [Fact]
    public void Tables_Programs_StandInExactlyOne()
    {
        Assert.All(Checklist.Rows, row => Assert.Matches(@"^test_\w+$", row.Program));
        AssertNone(Checklist.Rows.GroupBy(row => row.Program).Where(rows => rows.Count() > 1).Select(rows => rows.Key));
        Assert.Equal(ProgramCount, Checklist.Rows.Count);
    }

    [Fact]
    public void Tables_SourcePackage_HasTheSamePrograms()
    {
        IReadOnlyCollection<string>? programs = Checklist.ReadSourcePackage();
        Assert.SkipWhen(programs is null, "The source package of libzmq is not in artifacts/native/cache, where native/build.sh puts it.");
        string[] listed = [.. Checklist.Rows.Select(row => row.Program)];
        AssertNone(programs.Except(listed));
        AssertNone(listed.Except(programs));
    }

    [Fact]
    public void Tables_Classes_HaveTests()
    {
        HashSet<string> classes = [.. typeof(ChecklistTests).Assembly.GetExportedTypes().Where(HasTests).Select(type => type.Name)];
        Assert.All(Checklist.Rows.Where(row => row.Table != Checklist.NotPorted), row =>
        {
            string[] named = [.. ClassName().Matches(row.Text).Select(match => match.Value)];
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, classes));
        });
    }

    [Fact]
    public void Tables_NotPorted_HaveReasons() => Assert.All(
        Checklist.Rows.Where(row => row.Table == Checklist.NotPorted),
        row => Assert.True(row.Text.Length > 10, $"{row.Program} has no reason."));

    // Assert.Equal would show the first few only.
    private static void AssertNone(IEnumerable<string> names)
    {
        string list = string.Join(' ', names.Order());
        Assert.True(list.Length == 0, list);
    }

    // Theories are facts too.
    private static bool HasTests(Type type) =>
        !type.IsAbstract && type.GetMethods().Any(method => method.GetCustomAttribute<FactAttribute>() is not null);

    [GeneratedRegex(@"\b[A-Z]\w*Tests\b")]
    private static partial Regex ClassName();
}
