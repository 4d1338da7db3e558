using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Options;

public sealed class ZmqSocketOptionsTableTests : IDisposable
{
    private readonly ZmqContext _context = new();

    public static TheoryData<string> All => SocketOptionTable.Names(static _ => true);

    public static TheoryData<string> Readable => SocketOptionTable.Names(static row => row.Access != Access.Method);

    public static TheoryData<string> Settable => SocketOptionTable.Names(static row => row.Access != Access.ReadOnly);

    public static TheoryData<string> OfSomeTypes => SocketOptionTable.Names(static row => SocketTypes.Available.Except(row.Types).Any());

    public static TheoryData<string> Ranged => SocketOptionTable.Names(static row => row.Refused.Count > 0);

    public static TheoryData<string> Lacking => SocketOptionTable.Names(static row => row.Lacks is not null);

    public void Dispose() => _context.Dispose();

    [Theory]
    [MemberData(nameof(Readable))]
    public void Option_OfNewSocket_HasTheDocumentedDefault(string name)
    {
        SocketOptionRow row = Supported(name);
        foreach (ZmqSocketType type in SocketTypes.Available.Where(type => row.Access == Access.Property || row.Types.Contains(type)))
        {
            using ZmqSocket socket = _context.CreateSocket(type);
            object? expected = row.CName switch
            {
                "ZMQ_TYPE" => type,
                "ZMQ_THREAD_SAFE" => SocketTypes.IsThreadSafe(type),
                "ZMQ_LINGER" when SocketTypes.HasNoLinger(type) => TimeSpan.Zero,
                "ZMQ_FD" => socket.Options.FileDescriptor,
                _ => OptionMember.ReadBack(row, row.Default),
            };
            Assert.Equal((type, Comparable(expected)), (type, Comparable(OptionMember.Get(socket.Options, row))));
        }
    }

    [Theory]
    [MemberData(nameof(Settable))]
    public void Option_SetOnEachTypeThatHasIt_IsReadBack(string name)
    {
        SocketOptionRow row = Supported(name);
        foreach (ZmqSocketType type in SocketTypes.Available.Intersect(row.Types))
        {
            using ZmqSocket socket = _context.CreateSocket(type);
            foreach (object? value in row.Values)
            {
                OptionMember.Set(socket.Options, row, value);
                if (row.Access != Access.Method)
                {
                    Assert.Equal((type, Comparable(OptionMember.ReadBack(row, value))), (type, Comparable(OptionMember.Get(socket.Options, row))));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(OfSomeTypes))]
    public void Option_OnTypesWithoutIt_IsRefusedByLibzmq(string name)
    {
        SocketOptionRow row = Supported(name);
        foreach (ZmqSocketType type in SocketTypes.Available.Except(row.Types))
        {
            using ZmqSocket socket = _context.CreateSocket(type);
            ZmqException exception = Assert.Throws<ZmqException>(() => SetOrGet(socket, row));
            Assert.Equal(ZmqError.InvalidArgument, exception.Error);
            Assert.Contains($"{row.Name} ({(int)row.Option})", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ranged))]
    public void Option_SetOutsideItsRange_IsRefusedAndKept(string name)
    {
        SocketOptionRow row = SocketOptionTable.Row(name);
        using ZmqSocket socket = _context.CreateSocket(TypeFor(row));
        foreach (object? value in row.Refused)
        {
            ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => OptionMember.Set(socket.Options, row, value));
            Assert.NotNull(exception.ParamName);
            if (exception is ArgumentOutOfRangeException)
            {
                Assert.Contains(row.Name, exception.Message, StringComparison.Ordinal);
            }

            if (row.Lacks is null && row.Access is Access.Property or Access.MethodPair)
            {
                Assert.Equal(OptionMember.ReadBack(row, row.Default), OptionMember.Get(socket.Options, row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lacking))]
    public void Option_ThatThisLibzmqLacks_IsNotSupported(string name)
    {
        Assert.SkipWhen(name.Length == 0, "This libzmq has all options.");
        SocketOptionRow row = SocketOptionTable.Row(name);
        foreach (ZmqSocketType type in SocketTypes.Available)
        {
            using ZmqSocket socket = _context.CreateSocket(type);
            NotSupportedException exception = Assert.Throws<NotSupportedException>(() => SetOrGet(socket, row));
            Assert.Contains($"{row.Name} ({((int)row.Option).ToString(CultureInfo.InvariantCulture)})", exception.Message, StringComparison.Ordinal);
            Assert.Contains(row.Lacks!, exception.Message, StringComparison.Ordinal);
            Assert.Contains($"libzmq {Zmq.Version}", exception.Message, StringComparison.Ordinal);
            if (row.Access is not Access.Method)
            {
                Assert.Throws<NotSupportedException>(() => OptionMember.Get(socket.Options, row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Option_OfDisposedSocket_ThrowsObjectDisposed(string name)
    {
        SocketOptionRow row = SocketOptionTable.Row(name);
        ZmqSocket socket = _context.CreateSocket(TypeFor(row));
        socket.Dispose();
        Assert.Throws<ObjectDisposedException>(() => SetOrGet(socket, row));
    }

    /// <summary>A type that has the option; any where the system has it for none, because what is checked here comes first.</summary>
    private static ZmqSocketType TypeFor(SocketOptionRow row) => row.Types.Concat(SocketTypes.Available).First(SocketTypes.Available.Contains);

    private static object? Comparable(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value;

    private static void SetOrGet(ZmqSocket socket, SocketOptionRow row)
    {
        if (row.Access == Access.ReadOnly)
        {
            OptionMember.Get(socket.Options, row);
        }
        else
        {
            OptionMember.Set(socket.Options, row, row.Values[0]);
        }
    }

    private static SocketOptionRow Supported(string name)
    {
        SocketOptionRow row = SocketOptionTable.Row(name);
        Assert.SkipWhen(row.Lacks is not null, $"This libzmq lacks {row.Lacks}.");
        return row;
    }
}
