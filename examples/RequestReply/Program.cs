// Request-reply: clients ask, servers answer. Any program here talks to any other, in C# or in Python.
using ZmqInterop.Examples;
using ZmqInterop.Examples.RequestReply;

const string Server = "tcp://127.0.0.1:5555";
const string Frontend = "tcp://127.0.0.1:5559";
const string Backend = "tcp://127.0.0.1:5560";

return await new ExamplePrograms
{
    { "server", $"[endpoint={Server}] [count]", "answers count requests; without one, for ever", (given, stop) => HelloServer.Run(given.Text(Server), given.Number(-1), stop) },
    { "client", $"[endpoint={Server}] [count=10]", "sends count requests, one after the other", (given, stop) => HelloClient.Run(given.Text(Server), given.Number(10), stop) },
    { "clients", $"[endpoint={Server}] [clients=10] [count=10]", "many clients at once, each sends count requests", (given, stop) => ManyClients.RunAsync(given.Text(Server), given.Number(10), given.Number(10), stop) },
    { "broker", $"[frontend={Frontend}] [backend={Backend}]", "hands requests of clients to workers and replies back, by hand", (given, stop) => Broker.Run(given.Text(Frontend), given.Text(Backend), stop) },
    { "proxy", $"[frontend={Frontend}] [backend={Backend}]", "the same as the broker, in one call", (given, stop) => QueueProxy.Run(given.Text(Frontend), given.Text(Backend), stop) },
    { "worker", $"[endpoint={Backend}] [name=C#]", "answers requests that a broker hands to it", (given, stop) => Worker.Run(given.Text(Backend), given.Text("C#"), stop) },
}.RunAsync(args);
