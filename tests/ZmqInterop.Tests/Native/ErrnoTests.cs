using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class ErrnoTests
{
    public static TheoryData<string, string> HeadersAndCompilers => HeaderCases.HeadersAndCompilers();

    [Theory]
    [MemberData(nameof(HeadersAndCompilers))]
    public async Task Numbers_ComparedByTheCompiler_AreEqual(string header, string compiler)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        CCompiler cc = HeaderCases.CompilerOrSkip(compiler);
        Dictionary<string, int> numbers = Numbers();
        if (cc.IsForWindows)
        {
            foreach (PropertyInfo number in typeof(ErrnoTable).GetProperties(BindingFlags.Instance | BindingFlags.NonPublic))
            {
                numbers[number.Name] = (int)number.GetValue(ErrnoTable.Windows)!;
            }
        }

        IEnumerable<string> checks = numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"_Static_assert ({number.Key} == {number.Value}, \"{number.Key} differs\");"));
        string source = $"""
            #include <errno.h>
            #include "{read.Path}"
            {string.Join('\n', checks)}

            """;
        await cc.AssertAcceptsAsync(source);
    }

    [Fact]
    public void NameOf_EveryNumber_IsItsOwnName()
    {
        foreach ((string name, int number) in Numbers())
        {
            Assert.Equal(name, Errno.NameOf(number));
        }
    }

    [Fact]
    public void NameOf_NumbersOfZmqHeaderItself_AreKnown()
    {
        Assert.Equal("ENOTSUP", Errno.NameOf(ZmqConstants.ZMQ_HAUSNUMERO + 1));
        Assert.Equal("EADDRINUSE", Errno.NameOf(ZmqConstants.ZMQ_HAUSNUMERO + 5));
        Assert.Equal("ENETRESET", Errno.NameOf(ZmqConstants.ZMQ_HAUSNUMERO + 18));
        Assert.Equal("ETERM", Errno.NameOf(ZmqConstants.ZMQ_HAUSNUMERO + 53));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ZmqConstants.ZMQ_HAUSNUMERO)]
    [InlineData(int.MaxValue)]
    public void NameOf_UnknownNumber_IsNull(int number) => Assert.Null(Errno.NameOf(number));

    [Fact]
    public unsafe void Errno_OfAFailingCall_IsReadOnTheSameThread()
    {
        ZmqLibrary.EnsureLoaded();
        Assert.Equal(0, LibZmq.zmq_socket(0, ZmqConstants.ZMQ_PAIR));
        Assert.Equal(Errno.EFAULT, LibZmq.zmq_errno());
        Assert.Equal(-1, LibZmq.zmq_getsockopt(0, ZmqConstants.ZMQ_TYPE, null, null));
        Assert.Equal(Errno.ENOTSOCK, LibZmq.zmq_errno());
    }

    private static Dictionary<string, int> Numbers() =>
        typeof(Errno)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(int) && field.Name.StartsWith('E'))
            .ToDictionary(field => field.Name, field => (int)field.GetValue(null)!, StringComparer.Ordinal);
}
