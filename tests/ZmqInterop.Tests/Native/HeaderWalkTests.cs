using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Native;

/// <summary>All of zmq.h is within reach of users, not only declared.</summary>
public sealed class HeaderWalkTests
{
    public static TheoryData<string> Headers => HeaderCases.Headers();

    [Theory]
    [MemberData(nameof(Headers))]
    public void Header_EverythingInIt_IsExposedOrListedWithAReason(string header)
    {
        HeaderWalk walk = Walk(header);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(
            Environment.NewLine, walk.Totals.Select(total => $"{total.Key}: {total.Value.Exposed} exposed, {total.Value.Listed} listed")));
        Assert.Equal([], walk.Missing);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Header_Of434_HasTheseTotals(string header)
    {
        Assert.SkipWhen(HeaderCases.HeaderOrSkip(header).Version != new Version(4, 3, 4), "The numbers are those of 4.3.4.");
        Dictionary<string, (int Exposed, int Listed)> expected = new()
        {
            ["functions"] = (62, 33),
            ["socket types"] = (21, 0),
            ["socket options"] = (100, 0),
            ["context options"] = (13, 0),
            ["events"] = (19, 0),
            ["protocol errors"] = (21, 0),
            ["errors"] = (22, 0),
            ["flags and values"] = (33, 19),
        };
        Assert.Equal(expected, Walk(header).Totals);
    }

    [Fact]
    public void Reasons_All_AreGiven()
    {
        Assert.All(HeaderWalkTable.DoneOtherwise.Values.Concat(HeaderWalkTable.Listed.Values), reason => Assert.NotEmpty(reason));
        Assert.All(UnboundOrSkip(), line => Assert.Matches(@"^zmq_\w+\s+# \S{3,}", line));
    }

    private static HeaderWalk Walk(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        Assert.SkipWhen(read.Version > new Version(4, 3, 5), $"libzmq {read.Version} is newer than this binding.");
        return new HeaderWalk(read, [.. UnboundOrSkip().Select(line => line.Split('#')[0].Trim())]);
    }

    private static IEnumerable<string> UnboundOrSkip()
    {
        Assert.SkipWhen(Repository.Root is null, "The sources are not here.");
        return File.ReadLines(Path.Combine(Repository.Root!, "native", "unbound.txt")).Where(line => line.Length > 0 && line[0] != '#');
    }
}
