using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.InteropTests.Payloads;

/// <summary>Frames of bytes.</summary>
internal class FramesPayload(string name, byte[][] frames, JsonNode[] descriptions) : Payload(name, frames, descriptions)
{
    /// <summary>Frames of these sizes, each with its own content, the same in every run.</summary>
    public static FramesPayload OfSizes(string name, params int[] sizes) =>
        new(name, [.. sizes.Select(Content.Create)], [.. sizes.Select(Content.Describe)]);

    /// <summary>Up to ten frames that no run has twice; when one of them is not what arrives, it is in the message.</summary>
    public static FramesPayload Random(string name)
    {
        byte[][] frames =
        [
            .. Enumerable.Range(0, RandomNumberGenerator.GetInt32(1, 10)).Select(_ => RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(300))),
        ];
        return new(name, frames, [.. frames.Select(Content.Describe)]);
    }

    /// <inheritdoc/>
    public override async Task SendAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        using ZmqMessage message = new();
        foreach (byte[] frame in Frames)
        {
            message.Add(frame);
        }

        switch (awaited, Frames.Length)
        {
            case (true, 1):
                await socket.SendAsync(Frames[0].AsMemory(), cancellationToken: cancellationToken);
                break;
            case (true, _):
                await socket.SendAsync(message, cancellationToken);
                break;
            case (false, 1):
                socket.Send(Frames[0], cancellationToken: cancellationToken);
                break;
            default:
                socket.Send(message, cancellationToken);
                break;
        }
    }

    /// <inheritdoc/>
    public override async Task ReceiveAsync(ZmqSocket socket, bool awaited, CancellationToken cancellationToken)
    {
        using ZmqMessage message = awaited ? await socket.ReceiveMessageAsync(cancellationToken) : socket.ReceiveMessage(cancellationToken);
        AssertSame([.. message.Select(frame => frame.ToArray())]);
    }

    private void AssertSame(byte[][] actual)
    {
        Assert.Equal(Frames.Select(frame => frame.Length), actual.Select(frame => frame.Length));
        for (int i = 0; i < Frames.Length; i++)
        {
            // Not Assert.Equal: it takes seconds over a megabyte.
            int difference = Frames[i].AsSpan().CommonPrefixLength(actual[i]);
            Assert.True(
                difference == Frames[i].Length,
                $"Frame {i} differs from byte {difference} on; it was {Convert.ToHexString(Frames[i].AsSpan(0, Math.Min(300, Frames[i].Length)))}.");
        }
    }
}
