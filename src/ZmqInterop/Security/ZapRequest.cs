using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading;

namespace ZmqInterop;

/// <summary>A request of the ZeroMQ authentication protocol (RFC 27), as a ROUTER receives it, and the way back.</summary>
internal sealed class ZapRequest
{
    private const int LongestText = 255;

    // Longer than any intermediary needs; libzmq itself sends one frame in front of the delimiter and the request id "1".
    private const int LongestEnvelope = 16;
    private const int LongestRequestId = 4096;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[][] _envelope;
    private readonly byte[] _requestId;
    private int _answered;

    private ZapRequest(byte[][] envelope, byte[] requestId)
    {
        _envelope = envelope;
        _requestId = requestId;
    }

    /// <summary>What is asked; null when it makes no sense.</summary>
    public ZmqAuthenticationRequest? Content { get; private set; }

    /// <summary>Why it makes no sense.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Reads a message. False when there is not even an address to answer to.</summary>
    public static bool TryRead(ZmqMessage message, [NotNullWhen(true)] out ZapRequest? request)
    {
        request = null;
        int start = FindBody(message);
        if (start < 0 || message.Count < start + 2 || message[start + 1].Size > LongestRequestId)
        {
            return false;
        }

        byte[][] envelope = new byte[start][];
        for (int i = 0; i < start; i++)
        {
            envelope[i] = message[i].ToArray();
        }

        request = new ZapRequest(envelope, message[start + 1].ToArray());
        try
        {
            request.ReadBody(message, start);
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            request.Problem = e is FormatException ? e.Message : "A text is not UTF-8";
        }

        return true;
    }

    /// <summary>True once: a request has one reply.</summary>
    public bool TakeAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    public ZmqMessage MakeReply(ZmqAuthenticationDecision decision)
    {
        ZmqMessage reply = [];
        foreach (byte[] frame in _envelope)
        {
            reply.Add(frame);
        }

        reply.Add("1.0"u8);
        reply.Add(_requestId);
        reply.Add(decision.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        reply.Add(decision.StatusText);
        reply.Add(decision.UserId);
        reply.Add(decision.Metadata);
        return reply;
    }

    /// <summary>Where the frame with the version is: after routing ids, one or more, and an empty delimiter. -1 when there is no such place.</summary>
    private static int FindBody(ZmqMessage message)
    {
        for (int i = 1; i < Math.Min(message.Count, LongestEnvelope); i++)
        {
            if (message[i].Size == 0)
            {
                return i + 1;
            }

            if (message[i].Size > LongestText)
            {
                return -1;
            }
        }

        return -1;
    }

    private void ReadBody(ZmqMessage message, int start)
    {
        if (!message[start].Span.SequenceEqual("1.0"u8))
        {
            throw new FormatException("The version is not 1.0");
        }

        const int Head = 6;
        int credentials = message.Count - start - Head;
        if (credentials < 0)
        {
            throw new FormatException("Frames are missing");
        }

        string domain = ReadText(message[start + 2]);
        string address = ReadText(message[start + 3]);
        if (message[start + 4].Size > LongestText)
        {
            throw new FormatException("The identity is too long");
        }

        byte[] routingId = message[start + 4].ToArray();
        int first = start + Head;
        Content = ReadText(message[start + 5]) switch
        {
            "NULL" when credentials == 0 => new ZmqAuthenticationRequest(domain, address, routingId, ZmqMechanism.Null),
            "PLAIN" when credentials == 2 => new ZmqAuthenticationRequest(domain, address, routingId, ZmqMechanism.Plain)
            {
                UserName = ReadText(message[first]),
                Password = ReadText(message[first + 1]),
            },
            "CURVE" when credentials == 1 => new ZmqAuthenticationRequest(domain, address, routingId, ZmqMechanism.Curve)
            {
                PublicKey = ReadKey(message[first]),
            },
            "GSSAPI" when credentials == 1 => new ZmqAuthenticationRequest(domain, address, routingId, ZmqMechanism.Gssapi)
            {
                Principal = ReadText(message[first]),
            },
            "NULL" or "PLAIN" or "CURVE" or "GSSAPI" => throw new FormatException("The number of credentials is wrong"),
            _ => throw new FormatException("Unknown mechanism"),
        };
    }

    private static string ReadText(ZmqFrame frame)
    {
        if (frame.Size > LongestText)
        {
            throw new FormatException("A text is too long");
        }

        // A user id with a zero would end there for whoever reads it from a frame.
        return frame.Span.Contains((byte)0) ? throw new FormatException("A text has a zero") : s_strict.GetString(frame.Span);
    }

    private static ZmqCurvePublicKey ReadKey(ZmqFrame frame)
    {
        if (frame.Size != ZmqCurvePublicKey.Size)
        {
            throw new FormatException("The key is not 32 bytes");
        }

        ZmqCurvePublicKey key = new(frame.Span);
        return key.IsEmpty ? throw new FormatException("The key is all zeros") : key;
    }
}
