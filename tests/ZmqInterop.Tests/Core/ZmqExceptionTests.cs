using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;
using ZmqInterop.Native;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqExceptionTests
{
    /// <summary>Of zmq.h's numbers for what a system lacks, and of the errors that libzmq passes on, all but success have a name of their own.</summary>
    public static TheoryData<string> Names => [.. Errors().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_EveryError_NamesTheCallTheReasonAndTheNumber(string name)
    {
        int errno = Errors()[name];
        ZmqException exception = ZmqException.Create(errno, "zmq_bind", "tcp://127.0.0.1:1", "Do this instead.");
        Assert.StartsWith("zmq_bind(tcp://127.0.0.1:1) failed: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith($" ({name}, {errno}). Do this instead.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(errno, exception.NativeErrorCode);
        Assert.Equal("zmq_bind", exception.Operation);
        Assert.NotEqual(ZmqError.Unknown, exception.Error);
    }

    [Fact]
    public void ZmqError_EveryMember_BelongsToExactlyOneNumber()
    {
        IEnumerable<ZmqError> errors = Errors().Values.Select(ZmqErrors.FromErrno);
        Assert.Equal(Enum.GetValues<ZmqError>().Where(error => error != ZmqError.Unknown).Order(), errors.Order());
    }

    [Fact]
    public void Create_NumberWithoutAName_StaysReadable()
    {
        ZmqException exception = ZmqException.Create(99999, "zmq_bind");
        Assert.Equal(ZmqError.Unknown, exception.Error);
        Assert.Equal(99999, exception.NativeErrorCode);
        Assert.StartsWith("zmq_bind failed: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(" (errno, 99999).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructors_OfUserCode_KeepWhatTheyAreGiven()
    {
        InvalidOperationException cause = new("cause");
        Assert.NotEmpty(new ZmqException().Message);
        Assert.Equal("text", new ZmqException("text").Message);
        ZmqException exception = new("text", cause);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal(ZmqError.Unknown, exception.Error);
        Assert.Equal(0, exception.NativeErrorCode);
        Assert.Equal("", exception.Operation);
    }

    [Fact]
    public void Bind_EndpointInUse_SaysWhichAndWhatToDo()
    {
        using SocketPair pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair, "tcp");
        using ZmqSocket second = pair.Create(ZmqSocketType.Pair);
        ZmqException exception = Assert.Throws<ZmqException>(() => second.Bind(pair.Endpoint));
        Assert.Equal(ZmqError.AddressInUse, exception.Error);
        Assert.Equal(Errno.EADDRINUSE, exception.NativeErrorCode);
        Assert.Equal("zmq_bind", exception.Operation);
        Assert.Contains(pair.Endpoint, exception.Message, StringComparison.Ordinal);
        Assert.Contains("port *", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Send_OnASocketThatOnlyReceives_SaysSo()
    {
        using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
        using ZmqFrame frame = new("x");
        foreach (Action send in (Action[])[() => pair.Bound.Send("x"u8), () => pair.Bound.Send("x"), () => pair.Bound.Send(frame)])
        {
            ZmqException exception = Assert.Throws<ZmqException>(send);
            Assert.Equal(ZmqError.NotSupported, exception.Error);
            Assert.Contains("PULL", exception.Message, StringComparison.Ordinal);
            Assert.Contains("only receives", exception.Message, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, int> Errors() => typeof(Errno)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        .Where(field => field.FieldType == typeof(int) && field.Name.StartsWith('E'))
        .ToDictionary(field => field.Name, field => (int)field.GetValue(null)!, StringComparer.Ordinal);
}
