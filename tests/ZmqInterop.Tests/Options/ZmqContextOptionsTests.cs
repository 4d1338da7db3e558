using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqContextOptionsTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    [Experimental(ZmqDraft.DiagnosticId)]
    public void Options_OfNewContext_HaveTheDocumentedDefaults()
    {
        Assert.Equal(1, _context.IoThreads);
        Assert.Equal(Math.Min(1023, _context.SocketLimit), _context.MaxSockets);
        Assert.Equal(int.MaxValue, _context.MaxMessageSize);
        Assert.Equal(64, _context.MessageStructureSize);
        Assert.Equal(-1, _context.ThreadSchedulingPolicy);
        Assert.Equal("", _context.ThreadNamePrefix);
        Assert.False(_context.IPv6);
        Assert.True(_context.Blocky);
        Assert.True(_context.ZeroCopyReceive);
    }

    [Fact]
    [Experimental(ZmqDraft.DiagnosticId)]
    public void Options_Set_AreReadBack()
    {
        _context.IoThreads = 256;
        _context.IoThreads = 0;
        _context.MaxSockets = 1;
        _context.MaxMessageSize = 0;
        _context.MaxMessageSize = 12345;
        _context.ThreadSchedulingPolicy = 3;
        _context.IPv6 = true;
        _context.Blocky = false;
        _context.ZeroCopyReceive = false;
        Assert.Equal((0, 1, 12345, 3), (_context.IoThreads, _context.MaxSockets, _context.MaxMessageSize, _context.ThreadSchedulingPolicy));
        Assert.Equal((true, false, false), (_context.IPv6, _context.Blocky, _context.ZeroCopyReceive));
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedWithNameAndRange()
    {
        AssertRefused(() => _context.IoThreads = -1, "IoThreads must be 0 to 256.");
        AssertRefused(() => _context.IoThreads = 257, "IoThreads must be 0 to 256.");
        AssertRefused(() => _context.MaxSockets = 0, "MaxSockets must be 1 to ");
        AssertRefused(() => _context.MaxSockets = int.MaxValue, "MaxSockets must be 1 to ");
        AssertRefused(() => _context.MaxMessageSize = -1, "MaxMessageSize must be 0 to ");
        AssertRefused(() => _context.ThreadSchedulingPolicy = -1, "ThreadSchedulingPolicy must be 0 to ");
        AssertRefused(() => _context.SetThreadPriority(-1), "ThreadPriority must be 0 to ");
        AssertRefused(() => _context.AddThreadAffinity(-1), "ThreadAffinityAdd must be 0 to 1023.");
        AssertRefused(() => _context.AddThreadAffinity(1024), "ThreadAffinityAdd must be 0 to 1023.");
        AssertRefused(() => _context.RemoveThreadAffinity(1024), "ThreadAffinityRemove must be 0 to 1023.");
        Assert.Equal(1, _context.IoThreads);
    }

    [Fact]
    public void OptionsOfThreads_AfterTheFirstSocket_AreRefused()
    {
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        Action[] calls =
        [
            () => _context.IoThreads = 1,
            () => _context.MaxSockets = 1,
            () => _context.ThreadSchedulingPolicy = 0,
            () => _context.ThreadNamePrefix = "1",
            () => _context.SetThreadPriority(0),
            () => _context.AddThreadAffinity(0),
            () => _context.RemoveThreadAffinity(0),
            () => _context.SetOption(ZmqContextOption.IoThreads, 1),
        ];
        Assert.All(calls, call => Assert.Throws<InvalidOperationException>(call));
    }

    [Fact]
    public async Task AddThreadAffinity_WhileAnotherThreadMakesTheFirstSocket_IsRefusedOrHasTheSocketRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux are threads bound to CPUs.");

        // libzmq ends the process when its threads start with what the system refuses.
        for (int i = 0; i < 300; i++)
        {
            using ZmqContext context = new();
            using Barrier together = new(2);
            Task<Exception?> adding = Task.Run(() => RecordTogether(together, () => context.AddThreadAffinity(1023)));
            Exception? refusal = RecordTogether(together, () => context.CreateSocket(ZmqSocketType.Pair).Dispose());
            Exception? late = await adding;
            Assert.True(refusal is null ? late is InvalidOperationException : refusal is ZmqException && late is null, $"{refusal} {late}");
        }
    }

    [Fact]
    public void IPv6AndBlocky_Set_ConcernSocketsMadeLater()
    {
        _context.IPv6 = true;
        _context.Blocky = false;
        using ZmqSocket socket = _context.CreateSocket(ZmqSocketType.Pair);
        Assert.True(socket.Options.IPv6);
        Assert.Equal(TimeSpan.Zero, socket.Options.Linger);
        _context.Blocky = true;
        using ZmqSocket later = _context.CreateSocket(ZmqSocketType.Pair);
        Assert.Equal(Timeout.InfiniteTimeSpan, later.Options.Linger);
    }

    [Fact]
    public void GetOption_EachNumberThatCanBeRead_ReturnsTheTypedValue()
    {
        _context.ThreadNamePrefix = "77";
        Assert.Equal(_context.IoThreads, _context.GetOption(ZmqContextOption.IoThreads));
        Assert.Equal(_context.SocketLimit, _context.GetOption((ZmqContextOption)3));
        Assert.Equal(-1, _context.GetOption(ZmqContextOption.ThreadSchedulingPolicy));
        Assert.Equal(77, _context.GetOption(ZmqContextOption.ThreadNamePrefix));
        Assert.Equal(1, _context.GetOption(ZmqContextOption.Blocky));
    }

    [Fact]
    public void SetOption_EachNumberThatCanBeSet_SetsTheTypedValue()
    {
        _context.SetOption(ZmqContextOption.IoThreads, 2);
        _context.SetOption(ZmqContextOption.MaxSockets, 5);
        _context.SetOption(ZmqContextOption.ThreadPriority, 0);
        _context.SetOption(ZmqContextOption.ThreadSchedulingPolicy, 0);
        _context.SetOption(ZmqContextOption.ThreadAffinityAdd, 3);
        _context.SetOption(ZmqContextOption.ThreadAffinityRemove, 3);
        _context.SetOption(ZmqContextOption.MaxMessageSize, 9);
        _context.SetOption(ZmqContextOption.IPv6, 1);
        Assert.Equal((2, 5, 0, 9, true), (_context.IoThreads, _context.MaxSockets, _context.ThreadSchedulingPolicy, _context.MaxMessageSize, _context.IPv6));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.SetOption(ZmqContextOption.IoThreads, 20_000));
    }

    [Fact]
    public void UnknownNumber_IsRefusedByLibzmq()
    {
        ZmqException exception = Assert.Throws<ZmqException>(() => _context.SetOption((ZmqContextOption)9999, 1));
        Assert.Equal(ZmqError.InvalidArgument, exception.Error);
        Assert.Contains("9999", exception.Message, StringComparison.Ordinal);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _context.GetOption((ZmqContextOption)9999)).Error);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _context.GetOption(ZmqContextOption.ThreadAffinityAdd)).Error);
    }

    [Fact]
    public void ThreadSchedulingPolicy_ReadAfterAnotherFailure_IsStillMinusOne()
    {
        Assert.Throws<ZmqException>(() => _context.GetOption((ZmqContextOption)9999));
        Assert.Equal(-1, _context.ThreadSchedulingPolicy);
    }

    [Fact]
    public void RemoveThreadAffinity_OfCpuNotAdded_IsRefusedByLibzmq()
    {
        _context.AddThreadAffinity(5);
        _context.RemoveThreadAffinity(5);
        Assert.Equal(ZmqError.InvalidArgument, Assert.Throws<ZmqException>(() => _context.RemoveThreadAffinity(5)).Error);
    }

    [Fact]
    public void Options_OfDisposedContext_ThrowObjectDisposed()
    {
        _context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _context.IoThreads);
        Assert.Throws<ObjectDisposedException>(() => _context.Blocky = true);
        Assert.Throws<ObjectDisposedException>(() => _context.ThreadNamePrefix);
        Assert.Throws<ObjectDisposedException>(() => _context.ThreadNamePrefix = "12");
        Assert.Throws<ObjectDisposedException>(() => _context.SetOption((ZmqContextOption)9999, 1));
    }

    private static Exception? RecordTogether(Barrier together, Action call)
    {
        together.SignalAndWait();
        return Record.Exception(call);
    }

    private static void AssertRefused(Action call, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(call).Message, StringComparison.Ordinal);
}
