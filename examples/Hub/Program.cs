// Hub: publishers connect to it; what they send goes on to subscribers, and to one of the pullers if there are any.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Hub;

const string Publishers = "tcp://127.0.0.1:5570";
const string Subscribers = "tcp://127.0.0.1:5571";
const string Pullers = "tcp://127.0.0.1:5572";

return await new ExamplePrograms
{
    { "hub", $"[publishers={Publishers}] [subscribers={Subscribers}] [pullers={Pullers}]", "passes messages on", (given, stop) => MessageHub.Run(given.Text(Publishers), given.Text(Subscribers), given.Text(Pullers), stop) },
    { "publisher", $"[endpoint={Publishers}] [topic=news] [interval=100]", "publishes \"topic number\" every so many milliseconds", (given, stop) => Publisher.Run(given.Text(Publishers), given.Text("news"), given.Number(100), stop) },
    { "subscriber", $"[endpoint={Subscribers}] [topic=news] [count=10]", "shows count messages of the topic", (given, stop) => Subscriber.Run(given.Text(Subscribers), given.Text("news"), given.Number(10), stop) },
    { "puller", $"[endpoint={Pullers}] [count=10]", "shows count payloads: what stands behind the first space", (given, stop) => Puller.Run(given.Text(Pullers), given.Number(10), stop) },
}.RunAsync(args);
