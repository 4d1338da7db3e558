using System.Threading;

namespace ZmqInterop.Examples.Multipart;

/// <summary>Frames are texts, bytes, or frames that are filled in place. After it was sent a message is empty.</summary>
internal static class Sender
{
    public static void Run(string endpoint, Arguments frames, CancellationToken stop)
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        push.Connect(endpoint);

        using ZmqMessage message = new();
        for (string text = frames.Text(""); text.Length > 0; text = frames.Text(""))
        {
            message.Add(text);
        }

        if (message.IsEmpty)
        {
            message.Add("header");
            message.Add("");
            message.AddFrame(3).WritableSpan.Fill(0xFF);
        }

        push.Send(message, stop);
    }
}
