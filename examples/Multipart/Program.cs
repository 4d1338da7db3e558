// Multipart: messages of several frames, and the frames that ROUTER, DEALER and REQ add and take away.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Multipart;

const string Frames = "tcp://127.0.0.1:5561";
const string Router = "tcp://127.0.0.1:5562";

return await new ExamplePrograms
{
    { "receiver", $"[endpoint={Frames}] [count=1]", "shows the frames of count messages", (given, stop) => Receiver.Run(given.Text(Frames), given.Number(1), stop) },
    { "sender", $"[endpoint={Frames}] [frames...]", "sends one message; its frames are the other arguments, or a text, an empty frame and bytes", (given, stop) => Sender.Run(given.Text(Frames), given, stop) },
    { "router", $"[endpoint={Router}] [count=2]", "shows what a ROUTER receives of count requests, and answers each", (given, stop) => RouterServer.Run(given.Text(Router), given.Number(2), stop) },
    { "req", $"[endpoint={Router}] [routing-id]", "sends a request; without a routing id the ROUTER makes one up", (given, stop) => ReqClient.Run(given.Text(Router), given.Text(""), stop) },
    { "dealer", $"[endpoint={Router}] [routing-id]", "sends the same with an empty frame of its own, which a REQ adds by itself", (given, stop) => DealerClient.Run(given.Text(Router), given.Text(""), stop) },
    { "dispatcher", $"[endpoint={Router}] [count=10]", "waits for workers A and B, and sends each task to the one that it is for", (given, stop) => Dispatcher.Run(given.Text(Router), given.Number(10), stop) },
    { "named-worker", $"[endpoint={Router}] [name=A]", "works under a name until it gets an empty message", (given, stop) => NamedWorker.Run(given.Text(Router), given.Text("A"), stop) },
}.RunAsync(args);
