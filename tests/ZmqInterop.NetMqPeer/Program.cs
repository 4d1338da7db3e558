using System;
using System.Text.Json.Nodes;
using ZmqInterop.NetMqPeer;

// Every line of standard input is a command in JSON, every line of standard output its answer; the first one names the version. As peers/peer.py.
Console.WriteLine(new JsonObject { ["peer"] = $"NetMQ {typeof(NetMQ.NetMQSocket).Assembly.GetName().Version}", ["libzmq"] = "none" }.ToJsonString());
using (Commands commands = new())
{
    while (Console.ReadLine() is string line)
    {
        JsonObject answer = [];
        try
        {
            answer["result"] = commands.Run(JsonNode.Parse(line)!.AsObject());
        }
#pragma warning disable CA1031 // The test shows it, whatever it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            answer["error"] = $"{error.GetType().Name}: {error.Message}";
        }

        Console.WriteLine(answer.ToJsonString());
    }
}

NetMQ.NetMQConfig.Cleanup(block: false);
