using System.Collections.Generic;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Binding;

/// <summary>Sockets can be closed while they connect, from many threads, with many I/O threads, and the context ends.</summary>
[Collection(AloneCollection.Name)]
public sealed class ShutdownStressTests
{
    private const int Rounds = 10;
    private const int Threads = 100;

    [Fact]
    public void Dispose_WhileConnecting_Ends()
    {
        for (int round = 0; round < Rounds; round++)
        {
            using ZmqContext context = new() { IoThreads = 7 };
            using ZmqSocket publisher = context.CreateSocket(ZmqSocketType.Pub);
            string endpoint = publisher.Bind(Endpoints.For("tcp"));
            List<BackgroundCall> calls = [];
            for (int i = 0; i < Threads; i++)
            {
                calls.Add(BackgroundCall.Start(() =>
                {
                    using ZmqSocket subscriber = context.CreateSocket(ZmqSocketType.Sub);
                    subscriber.Connect(endpoint);
                }));
            }

            calls.ForEach(call => call.Finish());
            Assert.Equal(1, context.SocketCount);
            BackgroundCall.Start(context.Dispose).Finish();
            Assert.True(context.Handle.IsClosed);
        }
    }
}
