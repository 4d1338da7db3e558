using System;
using System.Collections.Generic;
using System.Text;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Says what could be said to the transport ws (RFC 6455, RFC 45), right and wrong.</summary>
internal sealed class WebSocketWire(Wire wire, Random random)
{
    private static readonly string[] s_protocols = ["ZWS2.0", "ZWS2.0/NULL", "ZWS2.0/NULL,ZWS2.0", "ZWS2.0/CURVE", "", "chat", ",,,", "ZWS2.0/NULL,,"];

    internal IEnumerable<byte[]> Conversation()
    {
        yield return Upgrade();
        for (int i = random.Next(20); i > 0; i--)
        {
            yield return Frame();
        }
    }

    private byte[] Upgrade()
    {
        StringBuilder text = new();
        text.Append(random.Next(8) > 0 ? "GET" : "POST").Append(" /").Append('p', random.Next(20) == 0 ? 5000 : random.Next(9)).Append(" HTTP/1.1\r\n");
        text.Append("Host: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        if (random.Next(10) > 0)
        {
            text.Append("Sec-WebSocket-Key: ").Append(random.Next(10) > 0 ? "dGhlIHNhbXBsZSBub25jZQ==" : new string('k', random.Next(5000))).Append("\r\n");
        }

        if (random.Next(10) > 0)
        {
            text.Append("Sec-WebSocket-Protocol: ").Append(s_protocols[random.Next(s_protocols.Length)]).Append("\r\n");
        }

        if (random.Next(6) == 0)
        {
            text.Append('h', random.Next(4000)).Append(": ").Append('v', random.Next(4000)).Append("\r\n");
        }

        if (random.Next(20) == 0)
        {
            text.Append("\r\r\n\n:\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
    }

    // The first byte of the content is for ZMTP's flags.
    private byte[] Frame()
    {
        byte opcode = random.Next(4) > 0 ? (byte)0x82 : (byte)random.Next(256);
        byte[] content = [(byte)(random.Next(4) > 0 ? random.Next(6) : random.Next(256)), .. wire.Junk(random.Next(30) == 0 ? 70_000 : 140)];
        byte masked = random.Next(6) > 0 ? (byte)0x80 : (byte)0;
        byte[] mask = masked == 0 ? [] : [(byte)random.Next(256), 0, 0, 1];
        long size = random.Next(12) > 0 ? content.Length : random.NextInt64();
        byte[] header = size switch
        {
            < 126 when random.Next(12) > 0 => [opcode, (byte)(masked | (byte)size)],
            <= ushort.MaxValue when random.Next(12) > 0 => [opcode, (byte)(masked | 126), (byte)(size >> 8), (byte)size],
            _ => [opcode, (byte)(masked | 127), .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(size))],
        };
        return [.. header, .. mask, .. content];
    }
}
