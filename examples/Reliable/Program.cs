// Reliability: requests that survive servers, workers and brokers that crash. The protocols are those of the ZeroMQ guide and of RFC 7 (Majordomo).
using System;
using ZmqInterop.Examples;
using ZmqInterop.Examples.Reliable;

const string Server = "tcp://127.0.0.1:5555";
const string Workers = "tcp://127.0.0.1:5556";
const string Broker = "tcp://127.0.0.1:5555";
const string PrimaryFrontend = "tcp://127.0.0.1:5001";
const string BackupFrontend = "tcp://127.0.0.1:5002";
const string PrimaryState = "tcp://127.0.0.1:5003";
const string BackupState = "tcp://127.0.0.1:5004";

static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);

return await new ExamplePrograms
{
    { "lazy-pirate-server", $"[endpoint={Server}] [crash-after=0]", "answers; crashes instead of answering a later request than that, if told", (given, stop) => LazyPirateServer.Run(given.Text(Server), given.Number(0), stop) },
    { "lazy-pirate-client", $"[endpoint={Server}] [count=10] [timeout=2500] [retries=3]", "asks again with a new socket when no reply comes in time (ms)", (given, stop) => LazyPirateClient.Run(given.Text(Server), given.Number(10), Milliseconds(given.Number(2500)), given.Number(3), stop) },
    { "paranoid-pirate-queue", $"[clients={Server}] [workers={Workers}] [heartbeat=1000]", "hands requests to workers whose heart beats (ms)", (given, stop) => ParanoidPirateQueue.Run(given.Text(Server), given.Text(Workers), Milliseconds(given.Number(1000)), stop) },
    { "paranoid-pirate-worker", $"[endpoint={Workers}] [heartbeat=1000] [name=C#]", "works, and connects anew when the queue's heart stops", (given, stop) => ParanoidPirateWorker.Run(given.Text(Workers), Milliseconds(given.Number(1000)), given.Text("C#"), stop) },
    { "majordomo-broker", $"[endpoint={Broker}] [heartbeat=2500]", "hands requests for a service to its workers", (given, stop) => MajordomoBroker.Run(given.Text(Broker), Milliseconds(given.Number(2500)), stop) },
    { "majordomo-worker", $"[endpoint={Broker}] [service=echo] [heartbeat=2500] [name=C#]", "serves a service", (given, stop) => MajordomoWorker.Run(given.Text(Broker), given.Text("echo"), Milliseconds(given.Number(2500)), given.Text("C#"), stop) },
    { "majordomo-client", $"[endpoint={Broker}] [service=echo] [count=10] [timeout=2500]", "asks a service", (given, stop) => MajordomoClient.Run(given.Text(Broker), given.Text("echo"), given.Number(10), Milliseconds(given.Number(2500)), stop) },
    { "binary-star-server", $"[primary|backup] [frontend={PrimaryFrontend}|{BackupFrontend}] [state={PrimaryState}|{BackupState}] [peer-state] [heartbeat=1000]", "one of two servers: one is active, the other takes over", (given, stop) => RunStar(given, stop) },
    { "binary-star-client", $"[primary={PrimaryFrontend}] [backup={BackupFrontend}] [count=10] [timeout=1000]", "asks the other server when one does not answer", (given, stop) => BinaryStarClient.Run(given.Text(PrimaryFrontend), given.Text(BackupFrontend), given.Number(10), Milliseconds(given.Number(1000)), stop) },
}.RunAsync(args);

static void RunStar(Arguments given, System.Threading.CancellationToken stop)
{
    bool isPrimary = given.Text("primary") == "primary";
    string frontend = given.Text(isPrimary ? PrimaryFrontend : BackupFrontend);
    string state = given.Text(isPrimary ? PrimaryState : BackupState);
    string peerState = given.Text(isPrimary ? BackupState : PrimaryState);
    new BinaryStarServer(isPrimary, Milliseconds(given.Number(1000))).Run(frontend, state, peerState, stop);
}
