// Request-reply: a client asks, a server answers. hello_server.py and hello_client.py are the same in Python; any server serves any client.
using System;
using System.Globalization;
using System.Threading;
using ZmqInterop;

const string Usage = """
    usage: HelloWorld server [endpoint] [count]    answers count requests, for ever without one
           HelloWorld client [endpoint] [count]    sends count requests (10)
    The endpoint is tcp://127.0.0.1:5555 unless given; a server can have tcp://127.0.0.1:* and prints what it got.
    """;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

string endpoint = args.Length > 1 ? args[1] : "tcp://127.0.0.1:5555";
int? count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null;
using ZmqContext context = new();
try
{
    switch (args)
    {
        case ["server", ..]:
            Serve();
            return 0;
        case ["client", ..]:
            Ask(count ?? 10);
            return 0;
        default:
            Console.WriteLine(Usage);
            return args is ["--help" or "-h"] ? 0 : 2;
    }
}
catch (OperationCanceledException)
{
    Console.WriteLine("stopped");
    return 0;
}

void Serve()
{
    using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
    Console.WriteLine($"serving at {server.Bind(endpoint)}");
    int served = 0;
    while (served != count)
    {
        string name = server.ReceiveString(stop.Token);
        server.Send($"Hello {name}", cancellationToken: stop.Token);
        served++;
    }

    Console.WriteLine($"answered {served} requests");
}

void Ask(int requests)
{
    using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
    client.Connect(endpoint);
    string reply = "";
    for (int i = 1; i <= requests; i++)
    {
        client.Send($"C# {i}", cancellationToken: stop.Token);
        reply = client.ReceiveString(stop.Token);
    }

    Console.WriteLine($"got {requests} replies, the last one \"{reply}\"");
}
