using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class HeaderStructsTests
{
    public static TheoryData<string, string> HeadersAndCompilers => HeaderCases.HeadersAndCompilers();

    [Theory]
    [MemberData(nameof(HeadersAndCompilers))]
    public async Task Structs_ComparedByTheCompiler_HaveTheSameLayout(string header, string compiler)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        CCompiler cc = HeaderCases.CompilerOrSkip(compiler);
        Assert.SkipUnless(Environment.Is64BitProcess, "The cross compiler is for 64 bits.");

        StringBuilder source = new($"""
            #define ZMQ_BUILD_DRAFT_API
            #include "{read.Path}"

            """);
        source.AppendJoin('\n', Layout<zmq_msg_t>("zmq_msg_t"));
        source.AppendJoin('\n', cc.IsForWindows ? Layout<zmq_pollitem_t_windows>("zmq_pollitem_t") : Layout<zmq_pollitem_t_unix>("zmq_pollitem_t"));
        source.AppendJoin('\n', cc.IsForWindows ? Layout<zmq_poller_event_t_windows>("zmq_poller_event_t") : Layout<zmq_poller_event_t_unix>("zmq_poller_event_t"));

        await cc.AssertAcceptsAsync(source.ToString());
    }

    [Fact]
    public void Message_IsAlignedAsAPointer() => Assert.Equal(IntPtr.Size, Marshal.SizeOf<AfterAByte>() - Marshal.SizeOf<zmq_msg_t>());

    internal static IEnumerable<string> Layout<T>(string name)
        where T : unmanaged
    {
        yield return Equal($"sizeof ({name})", Marshal.SizeOf<T>());
        foreach (FieldInfo field in typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Where(field => !field.IsPrivate))
        {
            Type type = field.FieldType.IsPointer ? typeof(nint) : field.FieldType;
            yield return Equal($"offsetof ({name}, {field.Name})", (int)Marshal.OffsetOf<T>(field.Name));
            yield return Equal($"sizeof ((({name} *) 0)->{field.Name})", Marshal.SizeOf(type));
        }

        yield return "";
    }

    private static string Equal(string expression, int value) =>
        string.Create(CultureInfo.InvariantCulture, $"_Static_assert ({expression} == {value}, \"{expression} is not {value}\");");

    [StructLayout(LayoutKind.Sequential)]
    private struct AfterAByte
    {
        internal byte First;
        internal zmq_msg_t Message;
    }
}
