using System;
using System.Globalization;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>A process that ends without having tidied up ends all the same, with its exit code and without a crash.</summary>
public sealed class ZmqContextExitTests
{
    public static TheoryData<string> Ways =>
    [
        "pending", "pending-closed", "blocked", "blocked-exit", "undisposed", "shared-pending", "shared-blocked", "shared-blocked-exit",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Exit_NotTidiedUp_EndsWithItsCode(string way)
    {
        for (int code = 41; code < 44; code++)
        {
            Assert.Equal((code, ""), await ExitProbe.RunAsync(way, $"{code}"));
        }
    }

    [Fact]
    public async Task Exit_ClosedSocketsOfTheSharedContext_AreFlushed()
    {
        const int Messages = 900;
        using ZmqContext context = new();
        using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
        string endpoint = pull.Bind("tcp://127.0.0.1:*");

        Assert.Equal((45, ""), await ExitProbe.RunAsync("shared-flush", "45", endpoint, Messages.ToString(CultureInfo.InvariantCulture)));

        for (int i = 0; i < Messages; i++)
        {
            Assert.True(pull.TryReceiveBytes(out byte[]? content, BackgroundCall.Limit), $"{i} received.");
            Assert.Equal(i, BitConverter.ToInt32(content));
        }
    }
}
