// Security: CURVE with a folder of certificates, PLAIN with a password. Who is refused sees it.
using ZmqInterop.Examples;
using ZmqInterop.Examples.Security;

const string Curve = "tcp://127.0.0.1:9000";
const string Plain = "tcp://127.0.0.1:9001";
const string Folder = "certificates";

return await new ExamplePrograms
{
    { "keys", $"[folder={Folder}]", "makes certificates: server and alice, who may connect, and mallory, who may not", (given, _) => Keys.Run(given.Text(Folder)) },
    { "curve-server", $"[endpoint={Curve}] [folder={Folder}]", "answers those whose certificate is in the folder clients", (given, stop) => CurveServer.RunAsync(given.Text(Curve), given.Text(Folder), stop) },
    { "curve-client", $"[endpoint={Curve}] [folder={Folder}] [name=alice]", "asks with the certificate of that name", (given, stop) => CurveClient.Run(given.Text(Curve), given.Text(Folder), given.Text("alice"), stop) },
    { "plain-server", $"[endpoint={Plain}] [user=alice] [password=secret]", "answers those who know the password", (given, stop) => PlainServer.RunAsync(given.Text(Plain), given.Text("alice"), given.Text("secret"), stop) },
    { "plain-client", $"[endpoint={Plain}] [user=alice] [password=secret]", "asks with user name and password", (given, stop) => PlainClient.Run(given.Text(Plain), given.Text("alice"), given.Text("secret"), stop) },
}.RunAsync(args);
