using System;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>A text, which pyzmq sends and receives as one.</summary>
internal sealed class TextPayload(string name, string text, Encoding encoding, string form)
    : Payload(name, [encoding.GetBytes(text)], [Content.Describe(encoding.GetBytes(text))])
{
    /// <inheritdoc/>
    public override string Form => form;

    /// <inheritdoc/>
    public override JsonNode ToSend(string form) => form == Form ? text : base.ToSend(form);

    /// <inheritdoc/>
    public override void AssertReceived(string form, JsonNode? value)
    {
        if (form == Form)
        {
            Assert.Equal(text, (string?)value);
        }
        else
        {
            base.AssertReceived(form, value);
        }
    }

    /// <inheritdoc/>
    public override async Task SendAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        // Strings are UTF-8; other encodings are bytes.
        switch (awaited, encoding is UTF8Encoding)
        {
            case (true, true):
                await socket.SendAsync(text, cancellationToken: cancellationToken);
                break;
            case (true, false):
                await socket.SendAsync(encoding.GetBytes(text).AsMemory(), cancellationToken: cancellationToken);
                break;
            case (false, true):
                socket.Send(text, cancellationToken: cancellationToken);
                break;
            default:
                socket.Send(encoding.GetBytes(text), cancellationToken: cancellationToken);
                break;
        }
    }

    /// <inheritdoc/>
    public override async Task ReceiveAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        string received = (awaited, encoding is UTF8Encoding) switch
        {
            (true, true) => await socket.ReceiveStringAsync(cancellationToken),
            (true, false) => encoding.GetString(await socket.ReceiveBytesAsync(cancellationToken)),
            (false, true) => socket.ReceiveString(cancellationToken),
            _ => encoding.GetString(socket.ReceiveBytes(cancellationToken)),
        };
        Assert.Equal(text, received);
        Assert.False(socket.HasMore);
    }
}
