using Xunit;
using ZmqInterop.Tests.Options;

namespace ZmqInterop.Tests.Core;

public sealed class ZmqSocketTypesTests
{
    [Fact]
    public void Partners_AreMutual()
    {
        foreach (ZmqSocketType type in SocketTypes.All)
        {
            string[] partners = ZmqSocketTypes.Partners(type);
            Assert.NotEmpty(partners);
            Assert.All(SocketTypes.All, other => Assert.Equal(
                Contains(partners, other), Contains(ZmqSocketTypes.Partners(other), type)));
        }
    }

    private static bool Contains(string[] partners, ZmqSocketType type) =>
        System.Array.IndexOf(partners, ZmqSocketTypes.NativeName(type)) >= 0;
}
