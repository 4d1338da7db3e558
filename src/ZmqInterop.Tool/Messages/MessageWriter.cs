using System;
using System.Linq;
using System.Text;

namespace ZmqInterop.Tool.Messages;

/// <summary>Writes messages to standard output, each as soon as it is there.</summary>
internal sealed class MessageWriter(ToolConsole console, MessageFormat format, ZmqSocketType type)
{
    private long _written;

    public void Write(ZmqMessage message)
    {
        _written++;
        switch (format)
        {
            case MessageFormat.Text:
                console.Text.WriteLine(string.Join('\t', Enumerable.Range(0, message.Count).Select(i => EscapedText.Escape(message[i].Span))));
                break;
            case MessageFormat.Hex:
                console.Text.WriteLine(string.Join('\t', Enumerable.Range(0, message.Count).Select(i => Convert.ToHexStringLower(message[i].Span))));
                break;
            case MessageFormat.Json:
                console.Text.WriteJson(MessageJson.Write(message, type));
                break;
            case MessageFormat.Dump:
                StringBuilder dump = new();
                using (System.IO.StringWriter writer = new(dump) { NewLine = "\n" })
                {
                    HexDump.Write(writer, message, _written);
                }

                console.Text.Write(dump);
                break;
            default:
                foreach (ZmqFrame frame in message)
                {
                    console.Output.Write(frame.Span);
                }

                console.Output.Flush();
                break;
        }
    }
}
