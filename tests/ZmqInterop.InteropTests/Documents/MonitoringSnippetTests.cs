using System;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/monitoring.md, word for word.</summary>
public sealed class MonitoringSnippetTests
{
    [Fact]
    public async Task ReadAll_AsShown_TellsUntilTheContextIsDisposedOf()
    {
        ZmqContext context = new();
        Task end = Task.Run(async () =>
        {
            // Whatever was told by then.
            await Task.Delay(500);
            await context.DisposeAsync();
        });

        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        using ZmqMonitor monitor = socket.Monitor();
        socket.Connect("tcp://127.0.0.1:5555");

        await foreach (ZmqMonitorEvent e in monitor.ReadAllAsync())
        {
            Console.WriteLine(e);   // ConnectRetried tcp://127.0.0.1:5555 (100 ms)
        }

        await end;
    }

    [Fact]
    public void ConnectAndWait_AsShown_IsReady()
    {
        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Router);
        using ZmqSocket socket = context.CreateSocket(ZmqSocketType.Dealer);
        string endpoint = server.Bind("tcp://127.0.0.1:*");

        bool ready = socket.ConnectAndWait(endpoint, TimeSpan.FromSeconds(5));        // and ConnectAndWaitAsync

        Assert.True(ready);
    }
}
