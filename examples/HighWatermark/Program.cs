// High watermark: what each type of socket does when the queue to its peer is full.
using ZmqInterop.Examples;
using ZmqInterop.Examples.HighWatermark;

return await new ExamplePrograms
{
    { "show", "[limit=10]", "fills the queues of PUB, PUSH, DEALER, ROUTER and REQ", (given, stop) => Show.Run(given.Number(10), stop) },
}.RunAsync(args);
