// Threads: no locks, no shared state. Threads and tasks send each other messages over inproc, as processes do over tcp.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Threads;

const string Server = "tcp://127.0.0.1:5555";

return await new ExamplePrograms
{
    { "server", $"[endpoint={Server}] [threads=5]", "answers requests with several threads; the clients are those of RequestReply", (given, stop) => MultithreadedServer.Run(given.Text(Server), given.Number(5), stop) },
    { "relay", "[points=3]", "five threads in a row, each does one step with every point", (given, _) => Relay.Run(given.Number(3)) },
    { "relay-tasks", "[points=3]", "the same with five tasks, which need no threads while they wait", (given, stop) => RelayTasks.RunAsync(given.Number(3), stop) },
}.RunAsync(args);
