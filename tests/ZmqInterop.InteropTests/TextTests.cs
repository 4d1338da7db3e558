using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests;

public sealed class TextTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Grüße, 世界, 🌍")]
    [InlineData("a\0b")]
    public async Task Send_Text_IsThatTextForPyzmq(string text)
    {
        await using Link link = await Link.OpenAsync(await peers.GetAsync(), ZmqSocketType.Push, "PULL", "tcp", bindsHere: true);
        link.Local.Send(text);
        Assert.Equal(text, await link.Remote.ReceiveStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Grüße, 世界, 🌍")]
    [InlineData("a\0b")]
    public async Task ReceiveString_TextOfPyzmq_IsThatText(string text)
    {
        await using Link link = await Link.OpenAsync(await peers.GetAsync(), ZmqSocketType.Pull, "PUSH", "tcp", bindsHere: false);
        await link.Remote.SendStringAsync(text);
        Assert.Equal(text, link.Local.ReceiveString());
    }
}
