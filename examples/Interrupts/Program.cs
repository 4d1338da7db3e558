// Interrupts: what Ctrl-C and SIGTERM do to programs that wait, how nothing is lost, and how to find what was never disposed of.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Interrupts;

const string Server = "tcp://127.0.0.1:5555";
const string Numbers = "tcp://127.0.0.1:5558";

return await new ExamplePrograms
{
    { "receive", $"[endpoint={Server}]", "waits in a receive until it is interrupted; answers clients of RequestReply meanwhile", (given, stop) => InReceive.Run(given.Text(Server), stop) },
    { "poll", $"[endpoint={Server}]", "the same, waiting in a poller", (given, stop) => InPoll.Run(given.Text(Server), stop) },
    { "await", $"[endpoint={Server}]", "the same, waiting in an await", (given, stop) => InAwait.RunAsync(given.Text(Server), stop) },
    { "sender", $"[endpoint={Numbers}]", "sends numbers until it is interrupted; all that it has sent arrives", (given, stop) => Sender.Run(given.Text(Numbers), stop) },
    { "counter", $"[endpoint={Numbers}]", "counts what the sender sends, to its end", (given, stop) => Counter.Run(given.Text(Numbers), stop) },
    { "leaks", "[count=1000]", "forgets to dispose of frames and sockets, and shows how that is seen", (given, stop) => Leaks.Run(given.Number(1000), stop) },
}.RunAsync(args);
