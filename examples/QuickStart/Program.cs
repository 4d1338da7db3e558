using System;
using ZmqInterop;

using ZmqContext context = new();
using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
client.Connect(server.Bind("tcp://127.0.0.1:*"));

client.Send("Hello");
Console.WriteLine(server.ReceiveString());
server.Send("World");
Console.WriteLine(client.ReceiveString());
