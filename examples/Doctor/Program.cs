// Doctor: messages do not arrive, and here is why. The checks are those of ZmqDiagnostics.Explain, which any program can call for its own sockets.
using System;
using ZmqInterop.Examples;
using ZmqInterop.Examples.Doctor;

const string Endpoint = "tcp://127.0.0.1:5556";

return await new ExamplePrograms
{
    { "socket", $"[type=SUB] [bind|connect=connect] [endpoint={Endpoint}] [seconds=2] [subscriptions...]", "makes such a socket in the place of yours, watches it, and tells what is wrong", (given, stop) => SocketPatient.Run(given.Text("SUB"), given.Text("connect"), given.Text(Endpoint), TimeSpan.FromSeconds(given.Number(2)), given, stop) },
    { "causes", "", "makes every mistake once and shows what is found", (_, stop) => Causes.Run(stop) },
}.RunAsync(args);
