using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Threading;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Core;

/// <summary>Pollers that are changed, ended or disposed of while a thread waits, and descriptors of the system.</summary>
public sealed class ZmqPollerChangesTests : IDisposable
{
    private readonly SocketPair _pair = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
    private readonly SocketPair _other = new(ZmqSocketType.Pair, ZmqSocketType.Pair);
    private readonly ZmqPoller _poller = new();
    private readonly ZmqPollResult[] _results = new ZmqPollResult[4];

    [Fact]
    public void Add_WhileAnotherThreadWaits_IsWaitedForAtOnce()
    {
        _poller.Add(_pair.Bound);
        BackgroundCall wait = Wait();
        _other.Connected.Send("x");

        _poller.Add(_other.Bound);

        wait.Finish();
        Assert.Same(_other.Bound, _results[0].Socket);
    }

    [Fact]
    public void Modify_WhileAnotherThreadWaits_TakesEffectAtOnce()
    {
        _poller.Add(_pair.Bound);
        BackgroundCall wait = Wait();

        _poller.Modify(_pair.Bound, ZmqPollEvents.Out);

        wait.Finish();
        Assert.Equal(ZmqPollEvents.Out, _results[0].Events);
    }

    [Fact]
    public void Remove_WhileAnotherThreadWaits_TakesEffectAtOnce()
    {
        _poller.Add(_pair.Bound);
        _poller.Add(_other.Bound);
        BackgroundCall wait = Wait();

        Assert.True(_poller.Remove(_pair.Bound));
        Parked.Wait(_pair.Bound, 0);
        _pair.Connected.Send("x");
        _pair.Bound.Dispose();
        Assert.True(wait.IsRunning);
        _other.Connected.Send("y");

        wait.Finish();
        Assert.Same(_other.Bound, _results[0].Socket);
    }

    [Fact]
    public void ChangesFromSeveralThreads_WhileOneWaits_LoseNothing()
    {
        // Wine needs a minute for 1771 of them.
        int rounds = OperatingSystem.IsWindows() ? 300 : 3_000;
        int received = 0;
        _poller.Add(_other.Bound);
        BackgroundCall wait = BackgroundCall.Start(() =>
        {
            while (received < rounds)
            {
                int count = _poller.Wait(_results);
                for (int i = 0; i < count; i++)
                {
                    if (_results[i].Socket == _other.Bound && _other.Bound.TryReceiveBytes(out _))
                    {
                        received++;
                    }
                }
            }
        });
        BackgroundCall change = BackgroundCall.Start(() =>
        {
            while (wait.IsRunning)
            {
                _poller.Add(_pair.Bound);
                _poller.Modify(_other.Bound, ZmqPollEvents.None);
                _poller.Modify(_pair.Bound, ZmqPollEvents.None);
                _poller.Modify(_other.Bound, ZmqPollEvents.In);
                Assert.True(_poller.Remove(_pair.Bound));
            }
        });
        for (int i = 0; i < rounds; i++)
        {
            _other.Connected.Send("x");
        }

        wait.Finish(() => $"{received} received.");
        change.Finish();
    }

    [Fact]
    public void Wait_SecondThread_ThrowsInvalidOperationException()
    {
        _poller.Add(_pair.Bound);
        BackgroundCall wait = Wait();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => _poller.Wait(_results));

        Assert.Contains("one poller per thread", exception.Message, StringComparison.Ordinal);
        Assert.True(wait.IsRunning);
        _pair.Connected.Send("x");
        wait.Finish();
    }

    [Fact]
    public void Wait_SocketDisposedBefore_ThrowsUntilItIsRemoved()
    {
        _poller.Add(_pair.Bound);
        _poller.Add(_other.Bound);
        _pair.Bound.Dispose();

        for (int i = 0; i < 2; i++)
        {
            ObjectDisposedException exception = Assert.Throws<ObjectDisposedException>(() => _poller.Wait(_results, BackgroundCall.Limit));
            Assert.Contains("PAIR", exception.Message, StringComparison.Ordinal);
        }

        Assert.True(_poller.Remove(_pair.Bound));
        _other.Connected.Send("x");
        Assert.Equal(1, _poller.Wait(_results));
    }

    [Fact]
    public void Wait_SocketDisposedMeanwhile_Throws()
    {
        for (int i = 0; i < 300; i++)
        {
            using ZmqSocket socket = _pair.Create(ZmqSocketType.Pull);
            using ZmqPoller poller = new();
            poller.Add(socket);
            BackgroundCall wait = BackgroundCall.Start(() => poller.Wait(_results));
            if (i % 2 == 0)
            {
                Parked.Wait(socket);
            }

            socket.Dispose();
            Assert.IsType<ObjectDisposedException>(wait.Exception(() => $"Round {i}."));
            Assert.True(socket.Handle.IsClosed);
        }
    }

    [Fact]
    public void Dispose_WhileAnotherThreadWaits_EndsItWithObjectDisposedException()
    {
        for (int i = 0; i < 300; i++)
        {
            ZmqPoller poller = new();
            poller.Add(_pair.Bound);
            BackgroundCall wait = BackgroundCall.Start(() => poller.Wait(_results));
            if (i % 2 == 0)
            {
                Parked.Wait(_pair.Bound);
            }

            poller.Dispose();
            Assert.IsType<ObjectDisposedException>(wait.Exception(() => $"Round {i}."));
            Parked.Wait(_pair.Bound, 0);
            Assert.Equal(0, poller.Count);
        }

        _pair.Connected.Send("x");
        Assert.Equal("x", _pair.Bound.ReceiveString());
    }

    [Fact]
    public void Wait_ContextDisposedMeanwhile_Throws()
    {
        for (int i = 0; i < 100; i++)
        {
            using SocketPair pair = new(ZmqSocketType.Pull, ZmqSocketType.Push);
            using ZmqPoller poller = new();
            poller.Add(pair.Bound);
            BackgroundCall wait = BackgroundCall.Start(() => poller.Wait(_results));
            if (i % 2 == 0)
            {
                Parked.Wait(pair.Bound);
            }

            BackgroundCall.Start(pair.Context.Dispose).Finish();
            ZmqSocketDisposeTests.AssertEnded(wait);
        }
    }

    [Fact]
    public void Wait_Canceled_ThrowsAndThePollerIsUsable()
    {
        _poller.Add(_pair.Bound);
        Assert.ThrowsAny<OperationCanceledException>(() => _poller.Wait(_results, null, new CancellationToken(true)));
        for (int i = 0; i < 300; i++)
        {
            using CancellationTokenSource source = new();
            BackgroundCall wait = BackgroundCall.Start(() => _poller.Wait(_results, null, source.Token));
            if (i % 2 == 0)
            {
                Parked.Wait(_pair.Bound);
            }

            source.Cancel();
            Assert.Equal(source.Token, Assert.IsAssignableFrom<OperationCanceledException>(wait.Exception(() => $"Round {i}.")).CancellationToken);
        }

        _pair.Connected.Send("x");
        Assert.Equal(1, _poller.Wait(_results));
    }

    [Fact]
    public void Descriptors_AndSockets_AreReportedTogether()
    {
        (Socket left, Socket right) = WaitSetTests.SocketsOverLoopback();
        using (left)
        using (right)
        {
            _poller.Add(left.Handle, ZmqPollEvents.In, "descriptor");
            _poller.Add(_pair.Bound, ZmqPollEvents.In, "socket");
            Assert.Equal(0, _poller.Wait(_results, TimeSpan.FromMilliseconds(10)));

            right.Send([1]);
            Assert.Equal(1, _poller.Wait(_results));
            Assert.Equal(new ZmqPollResult(null, left.Handle, ZmqPollEvents.In, "descriptor"), _results[0]);

            // A socket that is ready does not hide a descriptor, nor the other way round.
            _pair.Connected.Send("x");
            Assert.Equal(2, _poller.Wait(_results));
            left.Receive(new byte[1]);
            Assert.Equal(1, _poller.Wait(_results));
            Assert.Equal("socket", _results[0].State);

            _poller.Modify(left.Handle, ZmqPollEvents.Out);
            Assert.Equal(2, _poller.Wait(_results));
            Assert.Equal(ZmqPollEvents.Out, _results[0].Events);
            Assert.True(_poller.Remove(left.Handle));
            Assert.Equal(1, _poller.Wait(_results));
        }
    }

    [Fact]
    public void Descriptor_BecomesReadableMeanwhile_EndsTheWait()
    {
        (Socket left, Socket right) = WaitSetTests.SocketsOverLoopback();
        using (left)
        using (right)
        {
            _poller.Add(_pair.Bound);
            _poller.Add(left.Handle);
            BackgroundCall wait = Wait();
            right.Send([1]);
            wait.Finish();
            Assert.Equal(left.Handle, _results[0].Descriptor);
        }
    }

    [Fact]
    public void Descriptors_MoreReadyThanRoom_Rotate()
    {
        List<Socket> sockets = [];
        Dictionary<nint, int> seen = [];
        for (int i = 0; i < 3; i++)
        {
            (Socket left, Socket right) = WaitSetTests.SocketsOverLoopback();
            sockets.AddRange([left, right]);
            right.Send([1]);
            _poller.Add(left.Handle);
            seen[left.Handle] = 0;
        }

        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(1, _poller.Wait(_results.AsSpan(0, 1)));
            seen[_results[0].Descriptor]++;
        }

        Assert.All(seen.Values, n => Assert.Equal(4, n));
        sockets.ForEach(s => s.Dispose());
    }

    public void Dispose()
    {
        _poller.Dispose();
        _pair.Dispose();
        _other.Dispose();
    }

    private BackgroundCall Wait()
    {
        BackgroundCall wait = BackgroundCall.Start(() => Assert.Equal(1, _poller.Wait(_results)));
        Parked.Wait(_pair.Bound);
        return wait;
    }
}
