using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Says what could be said in ZMTP 1, 2 and 3, right and wrong. Each method gives the pieces in the order in which they are to be written.</summary>
internal sealed class Wire(FuzzCase target, Random random)
{
    private static readonly string[] s_commands =
        ["READY", "ERROR", "SUBSCRIBE", "CANCEL", "PING", "PONG", "JOIN", "LEAVE", "HELLO", "WELCOME", "INITIATE", "MESSAGE", "", "X"];

    private static readonly string[] s_types =
        ["REQ", "REP", "DEALER", "ROUTER", "PUB", "SUB", "XPUB", "XSUB", "PUSH", "PULL", "PAIR", "SERVER", "CLIENT", "RADIO", "DISH", "PEER", "CHANNEL", "", "NONSENSE"];

    private static readonly string[] s_mechanisms = ["NULL", "PLAIN", "CURVE", "GSSAPI", "", "null", "ABCDEFGHIJKLMNOPQRST"];

    private static readonly long[] s_sizes = [0, 1, 255, 256, 4096, int.MaxValue, 1L << 32, 1L << 40, long.MaxValue - 1, long.MaxValue, long.MinValue, -1];

    // Length of the public key, of a nonce and so on: bodies of these lengths get further than others.
    private static readonly int[] s_curveSizes = [0, 1, 193, 194, 195, 160, 161, 248, 249, 250, 33, 17];

    internal byte[] Junk(int most) => Bytes(random.Next(1, most));

    internal static byte[] Http() => "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: scan\r\n\r\n"u8.ToArray();

    /// <summary>The protocol before there were greetings: a length, flags and content, without a version.</summary>
    internal IEnumerable<byte[]> Version1()
    {
        byte[] id = RoutingId();
        yield return [(byte)(id.Length + 1), 0, .. id];
        for (int i = random.Next(8); i > 0; i--)
        {
            byte[] body = Body(60);
            yield return random.Next(4) > 0
                ? [(byte)(body.Length + 1), (byte)random.Next(2), .. body]
                : [0xFF, .. Size(body.Length + 1), (byte)random.Next(2), .. body];
        }
    }

    internal IEnumerable<byte[]> Version2()
    {
        byte[] id = RoutingId();
        yield return [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, (byte)random.Next(1, 3), (byte)random.Next(16)];
        yield return [0, (byte)id.Length, .. id];
        foreach (byte[] frame in Frames(random.Next(12)))
        {
            yield return frame;
        }
    }

    internal IEnumerable<byte[]> Version3()
    {
        string mechanism = random.Next(8) > 0 ? target.Mechanism.ToUpperInvariant() : Any(s_mechanisms);
        yield return RawPeer.Greeting((byte)random.Next(3), mechanism, asServer: random.Next(4) == 0);
        switch (mechanism)
        {
            case "PLAIN":
                yield return Frame(RawPeer.Command, RawPeer.CommandBody("HELLO", [.. Counted(Bytes(random.Next(12))), .. Counted(Bytes(random.Next(12)))]));
                yield return Frame(RawPeer.Command, RawPeer.CommandBody("INITIATE", Properties()));
                break;
            case "CURVE":
                yield return Frame(RawPeer.Command, RawPeer.CommandBody("HELLO", [1, 0, .. Bytes(Any(s_curveSizes))]));
                yield return Frame(RawPeer.Command, RawPeer.CommandBody(Any(s_commands), Bytes(Any(s_curveSizes))));
                break;
            default:
                yield return Frame(RawPeer.Command, RawPeer.CommandBody(random.Next(12) > 0 ? "READY" : Any(s_commands), Properties()));
                break;
        }

        foreach (byte[] frame in Frames(random.Next(20)))
        {
            yield return frame;
        }
    }

    internal IEnumerable<byte[]> Frames(int count)
    {
        for (; count > 0; count--)
        {
            yield return random.Next(10) switch
            {
                < 4 => Frame((byte)(random.Next(3) == 0 ? RawPeer.More : 0), Body(300)),
                4 => Frame(0, [(byte)random.Next(2), .. Body(20)]),
                5 => Frame(RawPeer.Command, RawPeer.CommandBody(Any(s_commands), Body(40))),
                6 => Frame(RawPeer.Command, [(byte)random.Next(256), .. Body(40)]),
                7 => Frame((byte)random.Next(256), Body(20)),
                8 => Frame(RawPeer.Command, RawPeer.CommandBody("PING", [(byte)random.Next(256), (byte)random.Next(256), .. Bytes(random.Next(20))])),
                _ => [(byte)(2 | random.Next(8)), .. Size(Any(s_sizes)), .. Body(100)],
            };
        }
    }

    // As RawPeer has it, for others to write.
    internal static byte[] Frame(byte flags, byte[] body) =>
        body.Length <= byte.MaxValue ? [flags, (byte)body.Length, .. body] : [(byte)(flags | 2), .. Size(body.Length), .. body];

    private static byte[] Size(long size)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size);
        return bytes;
    }

    private byte[] Properties()
    {
        string type = random.Next(6) > 0 ? FuzzCase.NameOf(target.Counterpart) : Any(s_types);
        List<byte> all = [];
        if (random.Next(12) > 0)
        {
            all.AddRange(RawPeer.Property("Socket-Type", Encoding.ASCII.GetBytes(type)));
        }

        if (random.Next(2) == 0)
        {
            all.AddRange(RawPeer.Property("Identity", RoutingId()));
        }

        for (int i = random.Next(10) == 0 ? 50 : random.Next(2); i > 0; i--)
        {
            all.AddRange(RawPeer.Property(Encoding.Latin1.GetString(Bytes(random.Next(30))), Bytes(random.Next(100))));
        }

        if (random.Next(8) == 0)
        {
            // A value that is longer than all that follows.
            all.AddRange([3, (byte)'a', (byte)'b', (byte)'c', (byte)random.Next(256), (byte)random.Next(256), 0, 9]);
        }

        return [.. all];
    }

    // Some of them are as libzmq makes them up, some are the same as others have.
    private byte[] RoutingId() => random.Next(6) switch
    {
        0 => [],
        1 => [0, .. Bytes(4)],
        2 => [0, 0, 0, 0, (byte)random.Next(4)],
        3 => "same"u8.ToArray(),
        4 => Bytes(random.Next(256)),
        _ => Bytes(random.Next(1, 8)),
    };

    // A router's delimiter is an empty frame, so there should be some.
    private byte[] Body(int most) => random.Next(5) == 0 ? [] : Bytes(random.Next(random.Next(50) == 0 ? 100 * most : most));

    private static byte[] Counted(byte[] value) => [(byte)value.Length, .. value];

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Any<T>(T[] values) => values[random.Next(values.Length)];
}
