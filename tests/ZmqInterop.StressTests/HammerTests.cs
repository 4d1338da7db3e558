using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Xunit;

namespace ZmqInterop.StressTests;

/// <summary>Eight threads do everything that can be done with one socket, while others dispose of it and make it anew.</summary>
[SuppressMessage("Security", "CA5394", Justification = "Not for security.")]
public sealed class HammerTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(2);

    private ZmqSocket? _left;
    private ZmqSocket? _right;
    private long _sent;
    private long _received;
    private long _disposed;
    private long _canceled;
    private long _polled;
    private long _recreated;

    [Theory]
    [InlineData("inproc")]
    [InlineData("tcp")]
    public void Dealer_UsedByEightThreadsWhileItIsRecreated_NeverCrashesHangsOrCorrupts(string transport)
    {
        using ZmqContext context = new() { MaxSockets = 10_000 };
        Recreate(context, transport);
        Crew crew = new();
        Duration duration = Duration.Begin();
        for (int i = 0; i < 8; i++)
        {
            int number = i;
            crew.Start(() => Hammer(crew, duration, number));
        }

        crew.Start(() =>
        {
            Random random = new(99);
            while (!duration.IsOver && !crew.Failed)
            {
                Thread.Sleep(random.Next(20));
                Recreate(context, transport);
            }

            Volatile.Read(ref _left)!.Dispose();
            Volatile.Read(ref _right)!.Dispose();
        });

        crew.Finish(() =>
            $"{transport}: {_sent} sent, {_received} received intact, {_polled} polled, {_canceled} canceled, {_disposed} calls on disposed sockets, {_recreated} pairs.");
        Tally.Add($"hammered sockets, {transport}", _sent + _received, _canceled + _disposed);
        Assert.Equal(0, context.SocketCount);
        Assert.True(_sent > 0 && _received > 0 && _disposed > 0 && _recreated > 0);
    }

    private void Recreate(ZmqContext context, string transport)
    {
        ZmqSocket left = context.CreateSocket(ZmqSocketType.Dealer);
        ZmqSocket right = context.CreateSocket(ZmqSocketType.Dealer);
        foreach (ZmqSocket socket in new[] { left, right })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Options.SendHighWatermark = 10;
            socket.Options.ReceiveHighWatermark = 10;
        }

        right.Connect(left.Bind(transport == "tcp" ? "tcp://127.0.0.1:*" : $"inproc://{Guid.NewGuid():N}"));
        Interlocked.Exchange(ref _left, left)?.Dispose();
        Interlocked.Exchange(ref _right, right)?.Dispose();
        _recreated++;
    }

    private void Hammer(Crew crew, Duration duration, int number)
    {
        Random random = new(number);
        using ZmqFrame frame = new();
        using ZmqMessage message = new();
        using ZmqPoller poller = new();
        byte[] buffer = new byte[Payload.Longest];
        while (!duration.IsOver && !crew.Failed)
        {
            ZmqSocket socket = (random.Next(2) == 0 ? Volatile.Read(ref _left) : Volatile.Read(ref _right))!;
            try
            {
                Once(socket, random, frame, message, poller, buffer);
            }
            catch (ObjectDisposedException)
            {
                Interlocked.Increment(ref _disposed);
            }
            catch (TimeoutException)
            {
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _canceled);
            }
            finally
            {
                poller.Remove(socket);
            }
        }
    }

    private void Once(ZmqSocket socket, Random random, ZmqFrame frame, ZmqMessage message, ZmqPoller poller, byte[] buffer)
    {
        switch (random.Next(12))
        {
            case 0:
                Count(socket.TrySend(Payload.Write(buffer, (uint)random.Next()), s_short));
                break;
            case 1:
                Count(socket.TrySend(Payload.Write(buffer, (uint)random.Next())));
                break;
            case 2:
                frame.Write(Payload.Write(buffer, (uint)random.Next()));
                Count(socket.TrySend(frame, s_short));
                break;
            case 3:
                message.Clear();
                message.Add(Payload.Write(buffer, (uint)random.Next()));
                message.Add(Payload.Write(buffer, (uint)random.Next()));
                Count(socket.TrySend(message, s_short));
                break;
            case 4:
                using (CancellationTokenSource source = new(random.Next(3)))
                {
                    socket.Send(Payload.Write(buffer, (uint)random.Next()), more: false, source.Token);
                }

                Count(true);
                break;
            case 5 or 6:
                if (socket.TryReceive(message, s_short))
                {
                    foreach (ZmqFrame part in message)
                    {
                        Check(part.Span);
                    }
                }

                break;
            case 7:
                using (CancellationTokenSource source = new(random.Next(3)))
                {
                    socket.Receive(message, source.Token);
                    Check(message[0].Span);
                }

                break;
            case 8:
                if (socket.TryReceive(message))
                {
                    Check(message[0].Span);
                }

                break;
            case 9:
                poller.Add(socket, random.Next(2) == 0 ? ZmqPollEvents.In : ZmqPollEvents.In | ZmqPollEvents.Out);
                Interlocked.Add(ref _polled, poller.Wait(new ZmqPollResult[2], s_short));
                break;
            case 10:
                _ = socket.Events;
                _ = socket.LastEndpoint;
                _ = socket.Options.SendHighWatermark;
                break;
            default:
                socket.Options.ReceiveTimeout = TimeSpan.FromMilliseconds(random.Next(3));
                socket.Receive(message);
                Check(message[0].Span);
                break;
        }
    }

    private void Count(bool sent) => Interlocked.Add(ref _sent, sent ? 1 : 0);

    private void Check(ReadOnlySpan<byte> content)
    {
        Assert.True(Payload.IsIntact(content), $"A frame of {content.Length} bytes is not what was sent.");
        Interlocked.Increment(ref _received);
    }
}
