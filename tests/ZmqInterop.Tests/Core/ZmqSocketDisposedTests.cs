using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Every public member of a disposed object, found by reflection so that a new one cannot be forgotten.</summary>
public sealed class ZmqSocketDisposedTests
{
    // These work after Dispose because they make no native call.
    private static readonly string[] s_harmless =
    [
        "ZmqSocket.Dispose", "ZmqSocket.ToString", "ZmqSocket.get_Context", "ZmqSocket.get_Type", "ZmqSocket.get_Options", "ZmqSocket.get_Handle",
        "ZmqContext.Dispose", "ZmqContext.ToString", "ZmqContext.get_Handle", "ZmqContext.get_IsDisposed", "ZmqContext.get_SocketCount",
        "ZmqContext.DisposeAsync", "ZmqContext.get_ShutdownTimeout", "ZmqContext.set_ShutdownTimeout", "ZmqContext.get_SocketDefaults",
        "ZmqContext.set_SocketDefaults",
        "ZmqPoller.Dispose", "ZmqPoller.ToString", "ZmqPoller.get_Count", "ZmqPoller.Remove",
    ];

    public static TheoryData<string> SocketMembers => Members(typeof(ZmqSocket), typeof(ZmqMessageExtensions));

    public static TheoryData<string> ContextMembers => Members(typeof(ZmqContext));

    public static TheoryData<string> PollerMembers => Members(typeof(ZmqPoller));

    [Theory]
    [MemberData(nameof(SocketMembers))]
    public void Socket_Disposed_EveryMemberThrowsObjectDisposedException(string member)
    {
        using ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        socket.Dispose();
        AssertDisposed(socket, member, typeof(ZmqMessageExtensions));
    }

    [Theory]
    [MemberData(nameof(ContextMembers))]
    public void Context_Disposed_EveryMemberThrowsObjectDisposedException(string member)
    {
        ZmqContext context = new();
        context.Dispose();
        AssertDisposed(context, member);
    }

    [Theory]
    [MemberData(nameof(PollerMembers))]
    public void Poller_Disposed_EveryMemberThrowsObjectDisposedException(string member)
    {
        ZmqPoller poller = new();
        poller.Dispose();
        AssertDisposed(poller, member);
    }

    [Fact]
    public void Socket_ContextDisposed_IsDisposed()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        context.Dispose();
        Assert.Throws<ObjectDisposedException>(() => socket.Send("x"));
        Assert.Throws<ObjectDisposedException>(() => socket.Events);
        Assert.EndsWith("disposed)", socket.ToString(), StringComparison.Ordinal);
        socket.Dispose();
    }

    [Fact]
    public void HarmlessMembers_AfterDispose_DoNotThrow()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        ZmqPoller poller = new();
        poller.Dispose();
        socket.Dispose();
        context.Dispose();
        foreach (object target in new object[] { socket, context, poller })
        {
            foreach (MethodInfo method in target.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (s_harmless.Contains($"{target.GetType().Name}.{method.Name}"))
                {
                    _ = method.Invoke(target, Arguments(method, null));
                }
            }
        }
    }

    private static TheoryData<string> Members(Type type, params Type[] extensions)
    {
        IEnumerable<MethodInfo> methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Concat(extensions.SelectMany(e => e.GetMethods(BindingFlags.Public | BindingFlags.Static)))
            .Where(m => !s_harmless.Contains($"{type.Name}.{m.Name}"));
        return [.. methods.Select(m => m.ToString()!)];
    }

    private static void AssertDisposed(object target, string member, Type? extensions = null)
    {
        MethodInfo method = target.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Concat(extensions?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? [])
            .Single(m => m.ToString() == member);
        Assert.SkipUnless(
            ZmqDraft.IsSupported || method.GetCustomAttribute<ExperimentalAttribute>() is null, "A libzmq without drafts refuses these before anything else.");

        Exception exception = CallWithSpans.Catch(target, method, Arguments(method, target));

        ObjectDisposedException disposed = Assert.IsType<ObjectDisposedException>(exception);
        Assert.NotEmpty(disposed.ObjectName);
    }

    internal static object?[] Arguments(MethodInfo method, object? target) =>
        [.. method.GetParameters().Select(p => Argument(p, method.IsStatic ? target : null))];

    private static object? Argument(ParameterInfo parameter, object? target)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return type switch
        {
            _ when parameter.IsOut || type.IsByRefLike => null,
            _ when type == typeof(ZmqSocket) => target ?? Unconnected(),
            _ when type == typeof(string) => "tcp://127.0.0.1",
            _ when type == typeof(ZmqFrame) => new ZmqFrame("x"),
            _ when type == typeof(ZmqMessage) => new ZmqMessage { "x" },
            _ when type == typeof(System.Buffers.IBufferWriter<byte>) => new System.Buffers.ArrayBufferWriter<byte>(),
            _ when type == typeof(int) => 1,
            _ when type == typeof(nint) => (nint)1,
            _ when type == typeof(Memory<byte>) => new Memory<byte>(new byte[1]),
            _ when type == typeof(ReadOnlyMemory<ZmqFrame>) => new ReadOnlyMemory<ZmqFrame>([new ZmqFrame("x")]),
            _ when type == typeof(Memory<ZmqPollResult>) => new Memory<ZmqPollResult>(new ZmqPollResult[1]),
            _ when type == typeof(TimeSpan?) => TimeSpan.Zero,
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(ZmqPollEvents) => ZmqPollEvents.In,
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsArray => Array.CreateInstance(type.GetElementType()!, 1),
            _ => null,
        };
    }

    private static ZmqSocket Unconnected()
    {
        ZmqContext context = new();
        ZmqSocket socket = context.CreateSocket(ZmqSocketType.Pair);
        context.Dispose();
        return socket;
    }
}
