// Coordination: a publisher that does not begin before all its subscribers are there, so that nothing is lost.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Coordination;

const string Updates = "tcp://127.0.0.1:5561";
const string Arrivals = "tcp://127.0.0.1:5562";

return await new ExamplePrograms
{
    { "publisher", $"[updates={Updates}] [arrivals={Arrivals}] [subscribers=10] [count=1000000]", "waits until the subscribers have asked, then publishes count updates", (given, stop) => Publisher.Run(given.Text(Updates), given.Text(Arrivals), given.Number(10), given.Number(1_000_000), stop) },
    { "subscriber", $"[updates={Updates}] [arrivals={Arrivals}]", "reports for duty, then counts updates", (given, stop) => Subscriber.Run(given.Text(Updates), given.Text(Arrivals), stop) },
    { "xpub-publisher", $"[updates={Updates}] [subscribers=10] [count=1000000]", "the same with one socket: an XPUB is told of subscriptions", (given, stop) => XPubPublisher.Run(given.Text(Updates), given.Number(10), given.Number(1_000_000), stop) },
    { "xpub-subscriber", $"[updates={Updates}]", "subscribes and counts updates", (given, stop) => XPubSubscriber.Run(given.Text(Updates), stop) },
}.RunAsync(args);
