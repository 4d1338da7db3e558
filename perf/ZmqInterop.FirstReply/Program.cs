using System;
using ZmqInterop;

// One request and its reply over tcp, and the end: what a program costs that has hardly anything to do. Beside it, perf/c/lifecycle.c.
Span<byte> buffer = stackalloc byte[16];
using ZmqContext context = new();
using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
using ZmqSocket client = context.CreateSocket(ZmqSocketType.Req);
client.Connect(server.Bind("tcp://127.0.0.1:*"));
client.Send("Hello"u8);
_ = server.Receive(buffer);
server.Send("World"u8);
int size = client.Receive(buffer);

// Whoever has started the program stops the clock when it comes.
using System.IO.Stream output = Console.OpenStandardOutput();
output.Write(buffer[..size]);
