using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using ZmqInterop.ApiReference;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>docs/api is what build/api would write now, and every member has its documentation.</summary>
public sealed class ApiReferenceTests
{
    private static readonly Lazy<Reference> s_reference = new(Reference.Load);

    private static readonly Lazy<SortedDictionary<string, string>> s_pages = new(() => s_reference.Value.Render());

    public static TheoryData<string> Pages => [.. s_pages.Value.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfTheReference_IsUpToDate(string page)
    {
        string path = Path.Combine(Repository.Root, "docs", "api", page);
        Assert.True(File.Exists(path), $"docs/api/{page} is missing: run build/api.");
        Assert.True(s_pages.Value[page] == File.ReadAllText(path), $"docs/api/{page} is out of date: run build/api.");
    }

    [Fact]
    public void Pages_OfTypesThatAreGone_AreGone() =>
        Assert.Equal(s_pages.Value.Keys, Directory.GetFiles(Path.Combine(Repository.Root, "docs", "api")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Members_ThatArePublic_AreDocumented() => Assert.Equal([], s_reference.Value.Undocumented());

    [Fact]
    public void Pages_OfEveryPublicType_AreThere()
    {
        string[] types = [.. typeof(ZmqContext).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => $"{type.Name}.md")];
        Assert.Equal([], types.Except(s_pages.Value.Keys));
        Assert.Contains("public string Bind(string endpoint)", s_pages.Value["ZmqSocket.md"], StringComparison.Ordinal);
        Assert.Contains("| `ZMQ_RCVHWM` | ", s_pages.Value["c-names.md"], StringComparison.Ordinal);
    }
}
