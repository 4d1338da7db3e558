// Durable enough: a subscriber that was away, or slow, misses nothing. Numbers tell what is missing, and the publisher sends that again.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Durable;

const string Updates = "tcp://127.0.0.1:5581";
const string CatchUp = "tcp://127.0.0.1:5582";

return await new ExamplePrograms
{
    { "publisher", $"[updates={Updates}] [catch-up={CatchUp}] [interval=10]", "publishes numbered updates, and again what somebody has missed", (given, stop) => Publisher.Run(given.Text(Updates), given.Text(CatchUp), given.Number(10), stop) },
    { "subscriber", $"[updates={Updates}] [catch-up={CatchUp}] [file=updates.log]", "writes every update into a file, once and in order, however often it is killed", (given, stop) => Subscriber.Run(given.Text(Updates), given.Text(CatchUp), given.Text("updates.log"), stop) },
}.RunAsync(args);
