using System;
using ZmqInterop;

// Without arguments: a request, a reply, and which libzmq that was. "beside FILE": talks to a socket of the libzmq in FILE, which is loaded first or, with
// "before" instead, last.
try
{
    switch (args)
    {
        case []:
            Exchange();
            break;
        case ["beside", string file]:
            Other.Talk(file);
            Exchange();
            break;
        case ["before", string file]:
            Exchange();
            Other.Talk(file);
            break;
    }
}
catch (ZmqNativeLoadException e)
{
    Console.WriteLine($"refused: {e.Message}");
}

static void Exchange()
{
    using ZmqContext context = new();
    using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
    using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
    client.Connect(server.Bind("tcp://127.0.0.1:*"));
    client.Send("Hello");
    Console.WriteLine(server.ReceiveString());
    server.Send("World");
    Console.WriteLine(client.ReceiveString());
    Console.WriteLine($"libzmq {Zmq.Version} in {Zmq.LibraryPath}");
}
