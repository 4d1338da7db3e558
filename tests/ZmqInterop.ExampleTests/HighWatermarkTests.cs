using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class HighWatermarkTests() : ExampleTest("HighWatermark")
{
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Show_OfFullQueues_SaysWhoWaitsAndWhoDrops(Language language) => Assert.Equal(
        [
            "limits: 10 to send and 10 to receive",
            "PUSH: 20 of 100 sends accepted, 20 arrived; then a send waits",
            "DEALER: 20 of 100 sends accepted, 20 arrived; then a send waits",
            "PUB: 100 of 100 sends accepted, 20 arrived; the others were dropped",
            "ROUTER: 100 of 100 sends accepted, 20 arrived; the others were dropped",
            "ROUTER, mandatory: 20 of 100 sends accepted, 20 arrived; then a send waits",
            "REQ: 1 of 100 sends accepted, 1 arrived; then a reply has to be received",
        ],
        await Start(language, "show").EndAsync());
}
