using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>How messages are spread over several peers, and taken from them (RFC 28, RFC 30).</summary>
internal static class Distribution
{
    /// <summary>Asserts that receivers that are connected get every so-manieth message, in the order of their connections.</summary>
    internal static void AssertRoundRobin(ZmqSocket sender, ZmqSocket[] receivers, bool delimiter = false)
    {
        const int Rounds = 2;
        for (int i = 0; i < Rounds * receivers.Length; i++)
        {
            Send(sender, $"{i}", delimiter);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < receivers.Length; i++)
            {
                Assert.Equal($"{(round * receivers.Length) + i}", receivers[i].ReceiveString());
                if (receivers[i].Type == ZmqSocketType.Rep)
                {
                    receivers[i].Send("");
                }
            }
        }
    }

    /// <summary>Asserts that the senders take turns when messages of all are there. Over inproc, where a message that was sent is there.</summary>
    internal static void AssertTurns(ZmqSocket receiver, ZmqSocket[] senders, bool delimiter = false)
    {
        const int Rounds = 3;
        for (int i = 0; i < Rounds * senders.Length; i++)
        {
            Send(senders[i / Rounds], $"{i / Rounds}", delimiter);
        }

        string[] everybody = [.. Enumerable.Range(0, senders.Length).Select(i => $"{i}")];
        for (int round = 0; round < Rounds; round++)
        {
            Assert.Equal(everybody, everybody.Select(_ => Take(receiver)).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Asserts that a sender who always has messages waiting does not keep the others from their turn.</summary>
    internal static void AssertNobodyIsStarved(ZmqSocket receiver, ZmqSocket[] senders, bool delimiter = false)
    {
        using CancellationTokenSource over = new();
        BackgroundCall flood = BackgroundCall.Start(() => Flood(senders[0], delimiter, over.Token));
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal("flood", Take(receiver));
        }

        HashSet<string> missing = [];
        for (int i = 1; i < senders.Length; i++)
        {
            Send(senders[i], $"{i}", delimiter);
            missing.Add($"{i}");
        }

        Parked.Until(
            () =>
            {
                for (int i = 0; i < 100 && missing.Count > 0; i++)
                {
                    missing.Remove(Take(receiver));
                }

                return missing.Count == 0;
            },
            "messages of the other senders");
        over.Cancel();

        // Nothing may be on its way when the sockets are closed: libzmq 4.3.4 aborts the process when both ends of a connection close while one is in the
        // middle of a message that the other has no room for (session_base.cpp, clean_pipes).
        while (Take(receiver) != "end")
        {
        }

        flood.Finish();
    }

    private static void Flood(ZmqSocket sender, bool delimiter, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Send(sender, "flood", delimiter, cancellationToken);
                Drain(sender);
            }
        }
        catch (OperationCanceledException)
        {
            Send(sender, "end", delimiter, CancellationToken.None);
        }
    }

    private static void Send(ZmqSocket sender, string text, bool delimiter, CancellationToken cancellationToken = default)
    {
        if (delimiter)
        {
            sender.Send("", more: true, cancellationToken);
        }

        // Where one frame had room, the rest has.
        sender.Send(text, more: false, delimiter ? default : cancellationToken);
    }

    // The replies of a REP.
    private static void Drain(ZmqSocket sender)
    {
        while (sender.Type == ZmqSocketType.Dealer && sender.TryReceiveBytes(out _))
        {
        }
    }

    /// <summary>The last frame of the next message. A REP is done with it then.</summary>
    private static string Take(ZmqSocket receiver)
    {
        string text;
        bool more;
        do
        {
            text = receiver.ReceiveString(out more);
        }
        while (more);

        if (receiver.Type == ZmqSocketType.Rep)
        {
            receiver.Send("");
        }

        return text;
    }
}
