using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Options;

/// <summary>What libzmq does to its I/O threads. It ends the process when the system refuses, so each of these would end the tests.</summary>
public sealed class ZmqContextThreadTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public static TheoryData<string> Prefixes => ["a", "abc", "abcd", "12345", "é", "0123456789abcdef"];

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void ThreadNamePrefix_AnyText_IsReadBack(string prefix)
    {
        SkipWithoutDraft();
        _context.ThreadNamePrefix = "longer before";
        _context.ThreadNamePrefix = prefix;
        Assert.Equal(prefix, _context.ThreadNamePrefix);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1234")]
    [InlineData("2147483647")]
    public void ThreadNamePrefix_Number_IsReadBackOnAllBuilds(string prefix)
    {
        _context.ThreadNamePrefix = prefix;
        Assert.Equal(prefix, _context.ThreadNamePrefix);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    public void ThreadNamePrefix_TextWithoutDraft_IsNotSupported(string prefix)
    {
        Assert.SkipWhen(ZmqDraft.IsSupported, "This libzmq takes any text.");
        Assert.Throws<NotSupportedException>(() => _context.ThreadNamePrefix = prefix);
    }

    [Fact]
    public void ThreadNamePrefix_WrongLength_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => _context.ThreadNamePrefix = null!);
        Assert.Throws<ArgumentException>(() => _context.ThreadNamePrefix = "");
        Assert.Throws<ArgumentException>(() => _context.ThreadNamePrefix = "0123456789abcdefg");
        Assert.Throws<ArgumentException>(() => _context.ThreadNamePrefix = "ééééééééé");
        Assert.Throws<ArgumentException>(() => _context.ThreadNamePrefix = "a\0b");
    }

    [Fact]
    public void ThreadNamePrefix_OfFourCharacters_IsThatOfTheThreads()
    {
        SkipUnlessLinux();
        SkipWithoutDraft();
        _context.ThreadNamePrefix = "four";
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);

        // A thread names itself a moment after it was started.
        Parked.Until(
            () => Directory.EnumerateDirectories("/proc/self/task").Any(task => NameOf(task).StartsWith("four/ZMQbg", StringComparison.Ordinal)),
            "a thread of that name");
    }

    [Fact]
    public void CreateSocket_WithPolicyThatDoesNotExist_ThrowsAndCanBeTriedAgain()
    {
        SkipUnlessLinux();
        _context.ThreadSchedulingPolicy = 99;
        ZmqException exception = Assert.Throws<ZmqException>(() => _context.CreateSocket(ZmqSocketType.Pair));
        Assert.Equal(ZmqError.InvalidArgument, exception.Error);
        Assert.Contains("policy 99", exception.Message, StringComparison.Ordinal);
        _context.ThreadSchedulingPolicy = 0;
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
    }

    [Fact]
    public void CreateSocket_WithRealTimePolicyWithoutPriority_Throws()
    {
        SkipUnlessLinux();
        _context.ThreadSchedulingPolicy = 1;
        Assert.Throws<ZmqException>(() => _context.CreateSocket(ZmqSocketType.Pair));
    }

    [Fact]
    public void CreateSocket_WithPriority_MakesTheSocketOrNamesThePrivilege()
    {
        SkipUnlessLinux();
        _context.SetThreadPriority(5);
        try
        {
            using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        }
        catch (ZmqException e)
        {
            Assert.Equal(ZmqError.NotPermitted, e.Error);
            Assert.Contains("CAP_SYS_NICE", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CreateSocket_WithCpuThatIsNotThere_ThrowsAndCanBeTriedAgain()
    {
        SkipUnlessLinux();
        _context.AddThreadAffinity(1023);
        ZmqException exception = Assert.Throws<ZmqException>(() => _context.CreateSocket(ZmqSocketType.Pair));
        Assert.Contains("1023", exception.Message, StringComparison.Ordinal);
        _context.RemoveThreadAffinity(1023);
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
    }

    [Fact]
    public void CreateSocket_WithCpuOfTheProcess_PinsTheThreads()
    {
        SkipUnlessLinux();
        int cpu = int.Parse(AllowedCpus("/proc/self/status").Split(',', '-')[0], CultureInfo.InvariantCulture);
        _context.AddThreadAffinity(cpu);
        _context.ThreadNamePrefix = "424242";
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        Parked.Until(
            () => Directory.EnumerateDirectories("/proc/self/task").Any(task => IsPinned(task, cpu)), "an I/O thread on the CPU");
    }

    private static bool IsPinned(string task, int cpu)
    {
        try
        {
            return NameOf(task).StartsWith("424242/", StringComparison.Ordinal) && AllowedCpus(task + "/status") == cpu.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string AllowedCpus(string status)
    {
        const string Label = "Cpus_allowed_list:";
        return File.ReadLines(status).First(line => line.StartsWith(Label, StringComparison.Ordinal))[Label.Length..].Trim();
    }

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(task + "/comm");
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return "";
        }
    }

    private static void SkipUnlessLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "libzmq does it, and this looks at it, on Linux.");

    private static void SkipWithoutDraft() => Assert.SkipUnless(ZmqDraft.IsSupported, "This libzmq takes numbers only.");
}
