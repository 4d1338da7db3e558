using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Examples;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>The code of docs/python.md, word for word, its worker in Python too.</summary>
public sealed class PythonSnippetTests : IDisposable
{
    private readonly ZmqContext _context = new();

    [Fact]
    public void Json_AsShown_Arrives()
    {
        (ZmqSocket server, ZmqSocket client) = Connect(ZmqSocketType.Push, ZmqSocketType.Pull);

        server.SendJson(new Reading("berlin", 11.5), ReadingJson.Default.Reading);     // without reflection, so that it can be compiled ahead of time
        Reading? reading = client.ReceiveJson(ReadingJson.Default.Reading);

        Assert.Equal(new Reading("berlin", 11.5), reading);

        // What Python is said to see and to send.
        server.SendJson(new Reading("berlin", 11.5), ReadingJson.Default.Reading);
        Assert.Equal("""{"City":"berlin","Degrees":11.5}""", client.ReceiveString());
        server.Send("""{"City": "paris", "Degrees": 14}""");
        Assert.Equal(new Reading("paris", 14), client.ReceiveJson(ReadingJson.Default.Reading));
    }

    [Fact]
    public void Array_AsShown_IsReadInPlace()
    {
        (ZmqSocket push, ZmqSocket pull) = Connect(ZmqSocketType.Push, ZmqSocketType.Pull);
        using ZmqMessage message = new() { """{"dtype": "float32", "shape": [2, 3]}""" };
        float[] sent = [0, 1, 2, 3, 4, 5];
        message.Add(MemoryMarshal.AsBytes(sent.AsSpan()));
        push.Send(message);

        pull.Receive(message);                                                         // two frames: what it is, and its memory
        using JsonDocument description = JsonDocument.Parse(message[0].GetString());
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(message[1].Span); // libzmq's memory, not copied

        Assert.Equal(sent, values.ToArray());
        Assert.Equal("float32", description.RootElement.GetProperty("dtype").GetString());
    }

    [Fact]
    public async Task Worker_AsShown_AnswersARequest()
    {
        ZmqContext context = _context;
        await using ZmqRequestClient client = new(context) { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 3 };
        string endpoint = client.Socket.Bind("tcp://127.0.0.1:*");                     // "tcp://*:5560": workers connect, and requests take turns among them
        await using ExampleProcess worker = StartWorker(endpoint);
        client.Retries = 30;
        string reply = await client.RequestAsync("hello");                             // HELLO

        Assert.Equal("HELLO", reply);
    }

    [Fact]
    public void Encoding_OfLatin1_IsReadAsSaid()
    {
        using ZmqFrame frame = new(Encoding.Latin1.GetBytes("Grüße"));
        Assert.Equal("Grüße", Encoding.Latin1.GetString(frame.Span));
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    // The program of the document, for another port.
    private static ExampleProcess StartWorker(string endpoint)
    {
        string script = Regex.Matches(Repository.Read("docs/python.md"), "^```python\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => match.Groups["code"].Value)
            .Single(code => code.Contains("rep.connect", StringComparison.Ordinal))
            .Replace("tcp://127.0.0.1:5560", endpoint, StringComparison.Ordinal);
        return ExampleProcess.Start(Environment.GetEnvironmentVariable("ZMQINTEROP_PYTHON") ?? "/usr/bin/python3", "-c", script);
    }

    private (ZmqSocket Bound, ZmqSocket Connected) Connect(ZmqSocketType bound, ZmqSocketType connected)
    {
        ZmqSocket first = _context.CreateSocket(bound);
        ZmqSocket second = _context.CreateSocket(connected);
        second.Connect(first.Bind("tcp://127.0.0.1:*"));
        return (first, second);
    }
}
