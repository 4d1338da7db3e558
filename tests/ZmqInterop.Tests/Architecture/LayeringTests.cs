using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.Tests.Architecture;

/// <summary>Native and Internal call nothing of ours, Core calls them, everything else calls Core and Internal and could live in a user's project.</summary>
public sealed partial class LayeringTests
{
    private const string Library = "src/ZmqInterop/";

    /// <summary>Words of the code, the folders or files under src/ZmqInterop that may have them, and why nobody else may.</summary>
    public static TheoryData<string, string[], string> Rules => new()
    {
        { @"\bunsafe\b", ["Native/", "Core/"], "pointers stay in the two layers that know libzmq's rules" },
        { @"\bLibZmq\.", ["Native/", "Core/"], "only Core calls libzmq" },
        { @"\bLibC\.", ["Native/", "Core/"], "only Core calls the system" },
        { @"\busing ZmqInterop\.Native\b", ["Native/", "Core/"], "only Core knows the native layer" },
        { @"\b(DllImport|LibraryImport)\b", ["Native/"], "imports are declared once, in C spelling" },
        { @"\bDangerousGetHandle\b", ["Core/"], "a raw handle is used only by who keeps it open" },
        { @"\bGCHandle\b", ["Core/WrappedMemory.cs", "Core/ZmqTimers.cs"], "what native code holds is released where it was made" },
        { @"\bUnmanagedCallersOnly\b", ["Core/"], "callbacks from libzmq are Core's" },
        { @"\bThread\.Sleep\b", [], "wait for an event, not for luck" },
        { @"\bPtrToStringAnsi\b|\bPtrToStringAuto\b|\bPtrToStringUni\b", [], "libzmq speaks UTF-8" },
        { @"\bGetLastWin32Error\b|\bGetLastPInvokeError\b|\bSetLastError\b", [], "libzmq's errno is read by zmq_errno only" },
        { @"\bTask\.Run\b|\bTask\.Factory\b", ["Security/", "Core/ZmqPoller.Async.cs"], "no hidden threads but those of the authenticator and of an awaited poller" },
        { @"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", ["Core/Gate.cs"], "no sync over async" },
        { @"\bSystem\.Reflection\b(?!\.Metadata)", ["Native/Native", "Core/ZmqLibrary.cs"], "the library is trimmed and compiled ahead of time" },
        { @"\bConsole\.", [], "a library does not print" },
        { @"\bdynamic\b", [], "the library is compiled ahead of time" },
        { @"\basync void\b", [], "nobody could catch its exceptions" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Library_Word_IsWhereItMayBe(string pattern, string[] allowed, string reason)
    {
        Regex regex = new(pattern, RegexOptions.CultureInvariant);
        IEnumerable<string> faults =
            from file in SourceTree.Files(Library)
            where !allowed.Any(place => file.Path[Library.Length..].StartsWith(place, StringComparison.Ordinal))
            from line in file.Lines
            let code = WithoutComments(line)
            where regex.IsMatch(code)
            select $"{file}: {code.Trim()} ({reason})";
        Faults.AssertNone(faults);
    }

    [Fact]
    public void Rules_Places_Exist()
    {
        string[] paths = [.. SourceTree.Files(Library).Select(file => file.Path[Library.Length..])];
        IEnumerable<string> places = Rules.SelectMany(rule => rule.Data.Item2);
        Assert.All(places, place => Assert.Contains(paths, path => path.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void Native_Layer_CallsNothingOfOurs()
    {
        Regex ours = new(@"\b(using ZmqInterop(?!\.Native)|Zmq(Socket|Context|Frame|Message|Poller|Exception|Library)\b)", RegexOptions.CultureInvariant);
        Faults.AssertNone(Offenders("Native/", ours));
    }

    [Fact]
    public void Internal_Layer_CallsNothingOfOurs()
    {
        Regex ours = new(@"\b(?<!^namespace )(using ZmqInterop|Zmq\w+\b|LibZmq\b)", RegexOptions.CultureInvariant);
        Faults.AssertNone(Offenders("Internal/", ours));
    }

    [Fact]
    public void Core_Layer_DoesNotCallTheLayersAbove()
    {
        // Types that are declared outside of Core, Native and Internal, but for those that the public face of Core has to show.
        string[] shown = ["ZmqSocketOptions", "ZmqSocketOption", "ZmqContextOption", "ZmqMessage", "ZmqAsync"];
        string[] above =
        [
            .. SourceTree.Files(Library)
                .Where(file => file.Path[Library.Length..].Split('/') is [not ("Core" or "Native" or "Internal"), _, ..])
                .Select(file => file.Name.Split('.')[0]).Distinct(StringComparer.Ordinal).Except(shown, StringComparer.Ordinal),
        ];
        Assert.NotEmpty(above);
        Regex names = new($@"\b({string.Join('|', above)})\b", RegexOptions.CultureInvariant);
        Faults.AssertNone(Offenders("Core/", names));
    }

    [Fact]
    public void Types_OfTheAssembly_AreInThreeNamespaces()
    {
        IEnumerable<string?> namespaces = typeof(ZmqFrame).Assembly.GetTypes()
            .Where(type => type.DeclaringType is null && !type.Name.StartsWith('<'))
            .Select(type => type.Namespace)
            .Where(name => name is not null && name.StartsWith(nameof(ZmqInterop), StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(["ZmqInterop", "ZmqInterop.Internal", "ZmqInterop.Native"], namespaces.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Types_ThatArePublic_AreInOneNamespaceAndCarryThePrefix()
    {
        foreach (Type type in typeof(ZmqFrame).Assembly.GetExportedTypes().Where(type => !type.IsNested))
        {
            Assert.Equal(nameof(ZmqInterop), type.Namespace);
            Assert.True(type.Name.StartsWith("Zmq", StringComparison.Ordinal) || type.Name == "Z85", type.FullName);
        }
    }

    private static IEnumerable<string> Offenders(string folder, Regex regex) =>
        from file in SourceTree.Files(Library + folder)
        from line in file.Lines
        let code = WithoutComments(line)
        where regex.IsMatch(code)
        select $"{file}: {code.Trim()}";

    private static string WithoutComments(string line)
    {
        string code = Texts().Replace(line, "\"\"");
        int comment = code.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? code : code[..comment];
    }

    [GeneratedRegex(@"""(\\.|[^""\\])*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Texts();
}
