// Reading from several sockets at once: the naive way, a poller, and await.
using ZmqInterop.Examples;
using ZmqInterop.Examples.ReadingSockets;

const string Tasks = "tcp://127.0.0.1:5557";
const string Weather = "tcp://127.0.0.1:5556";

return await new ExamplePrograms
{
    { "source", $"[tasks={Tasks}] [weather={Weather}] [interval=10]", "sends tasks and weather, every so many milliseconds", (given, stop) => Source.Run(given.Text(Tasks), given.Text(Weather), given.Number(10), stop) },
    { "naive", $"[tasks={Tasks}] [weather={Weather}] [count=100]", "looks at one socket after the other, over and over", (given, stop) => NaiveReader.Run(given.Text(Tasks), given.Text(Weather), given.Number(100), stop) },
    { "poller", $"[tasks={Tasks}] [weather={Weather}] [count=100]", "sleeps until one of them has something", (given, stop) => PollingReader.Run(given.Text(Tasks), given.Text(Weather), given.Number(100), stop) },
    { "async", $"[tasks={Tasks}] [weather={Weather}] [count=100]", "one loop for each socket", (given, stop) => AsyncReader.RunAsync(given.Text(Tasks), given.Text(Weather), given.Number(100), stop) },
}.RunAsync(args);
