// Publish-subscribe: publishers send to all who want it. Any program here talks to any other, in C# or in Python.
using ZmqInterop.Examples;
using ZmqInterop.Examples.PubSub;

const string Lines = "tcp://127.0.0.1:5563";
const string Weather = "tcp://127.0.0.1:5556";
const string Subscribers = "tcp://127.0.0.1:5557";

return await new ExamplePrograms
{
    { "publisher", $"[endpoint={Lines}] [subscribers=0]", "publishes the lines that it reads; waits for so many subscribers first", (given, stop) => LinePublisher.RunAsync(given.Text(Lines), given.Number(0), stop) },
    { "subscriber", $"[endpoint={Lines}] [topic]", "shows the lines that begin with the topic; without one, all", (given, stop) => LineSubscriber.Run(given.Text(Lines), given.Text(""), stop) },
    { "weather-server", $"[endpoint={Weather}] [bind|connect]", "publishes \"zip temperature humidity\" of many places, for ever", (given, stop) => WeatherServer.Run(given.Text(Weather), given.Text("bind"), stop) },
    { "weather-client", $"[endpoint={Weather}] [zip=10001] [count=20]", "averages the temperature of a place over count reports", (given, stop) => WeatherClient.Run(given.Text(Weather), given.Text("10001"), given.Number(20), stop) },
    { "envelope-publisher", $"[endpoint={Lines}] [count=10] [subscribers=1]", "waits for subscribers, then publishes count reports for each of three cities", (given, stop) => EnvelopePublisher.Run(given.Text(Lines), given.Number(10), given.Number(1), stop) },
    { "envelope-subscriber", $"[endpoint={Lines}] [city=berlin] [count=10]", "shows count reports for the city", (given, stop) => EnvelopeSubscriber.Run(given.Text(Lines), given.Text("berlin"), given.Number(10), stop) },
    { "forwarder", $"[publishers={Weather}] [subscribers={Subscribers}]", "joins two networks: publishers connect on one side, subscribers on the other", (given, stop) => Forwarder.Run(given.Text(Weather), given.Text(Subscribers), stop) },
    { "last-value-cache", $"[publisher={Lines}] [subscribers={Subscribers}]", "sends the last value of a topic to everybody who subscribes to it", (given, stop) => LastValueCache.Run(given.Text(Lines), given.Text(Subscribers), stop) },
}.RunAsync(args);
