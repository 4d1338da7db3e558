#pragma warning disable ZMQDRAFT001 // Drafts are tested where the library has them.

using System;
using System.Globalization;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>What a context begins with, what it can be set to, and what that does to its sockets.</summary>
public sealed class ContextOptionTests : BehaviorTest
{
    [Fact]
    public void Options_NewContext_HaveDefaults()
    {
        Assert.Equal(1023, Context.MaxSockets);
        Assert.Equal(1, Context.IoThreads);
        Assert.False(Context.IPv6);
        Assert.True(Context.Blocky);
        Assert.Equal(64, Context.MessageStructureSize);
    }

    // Also on Windows: with select it would be the size of its sets of descriptors.
    [Fact]
    public void SocketLimit_NewContext_IsThatOfThePollingMethod() => Assert.Equal(65535, Context.SocketLimit);

    [Fact]
    public void IPv6_Set_IsWhatSocketsBeginWith()
    {
        Context.IPv6 = true;
        Assert.True(Context.IPv6);
        Assert.True(Create(ZmqSocketType.Router).Options.IPv6);
    }

    [Fact]
    public void Blocky_Unset_SocketsBeginWithoutLinger()
    {
        using (ZmqSocket socket = Context.CreateSocket(ZmqSocketType.Router))
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, socket.Options.Linger);
        }

        Context.Blocky = false;
        Assert.False(Context.Blocky);
        using (ZmqSocket socket = Context.CreateSocket(ZmqSocketType.Router))
        {
            Assert.Equal(TimeSpan.Zero, socket.Options.Linger);
        }
    }

    [Fact]
    public void ThreadOptions_Defaults_CannotBeSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.ThreadSchedulingPolicy = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Context.SetThreadPriority(-1));
        Assert.Equal(-1, Context.ThreadSchedulingPolicy);
        Create(ZmqSocketType.Pair);
    }

    [Fact]
    public void ThreadOptions_Set_ThreadsStart()
    {
        int cpu = Thread.GetCurrentProcessorId();
        Context.ThreadSchedulingPolicy = 0;
        Assert.Equal(0, Context.ThreadSchedulingPolicy);
        Context.AddThreadAffinity(cpu);
        Context.AddThreadAffinity(cpu + 1);
        Context.RemoveThreadAffinity(cpu + 1);
        Assert.Throws<ZmqException>(() => Context.RemoveThreadAffinity(cpu + 1));
        AssertMessagesPass();
    }

    [Fact]
    public void ThreadNamePrefix_Number_ReadsBack()
    {
        Context.SetOption(ZmqContextOption.ThreadNamePrefix, 1234);
        Assert.Equal(1234, Context.GetOption(ZmqContextOption.ThreadNamePrefix));
        Assert.Equal(1234.ToString(CultureInfo.InvariantCulture), Context.ThreadNamePrefix);
    }

    [Fact]
    public void ThreadNamePrefix_Text_ReadsBack()
    {
        Draft.Require();
        Context.ThreadNamePrefix = "fifteenletters!";
        Assert.Equal("fifteenletters!", Context.ThreadNamePrefix);
        AssertMessagesPass();
    }

    // The option is a draft that stable builds have too.
    [Fact]
    public void ZeroCopyReceive_Off_ReceivesTheSame()
    {
        Assert.True(Context.ZeroCopyReceive);
        Context.ZeroCopyReceive = false;
        Assert.False(Context.ZeroCopyReceive);
        AssertMessagesPass();
        Context.ZeroCopyReceive = true;
        Assert.True(Context.ZeroCopyReceive);
        AssertMessagesPass();
    }

    [Fact]
    public void Option_Unknown_Throws()
    {
        Assert.Throws<ZmqException>(() => Context.SetOption((ZmqContextOption)(-1), 0));
        Assert.Throws<ZmqException>(() => Context.GetOption((ZmqContextOption)(-1)));
    }

    // Small and large content go different ways in the decoder; inproc has none.
    private void AssertMessagesPass()
    {
        ZmqSocket pull = Create(ZmqSocketType.Pull);
        ZmqSocket push = Create(ZmqSocketType.Push);
        push.Connect(pull.Bind(Endpoints.For("tcp")));
        byte[] large = Bytes.Pattern(50);
        push.Send("abcd");
        push.Send(large);
        Assert.Equal("abcd", pull.ReceiveString());
        Assert.Equal(large, pull.ReceiveBytes());
    }
}
