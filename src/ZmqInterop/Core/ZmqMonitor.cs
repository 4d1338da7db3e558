using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// Tells what happens to the connections of a socket: made, lost, refused, authenticated (zmq_socket_monitor(3)). Made by
/// <see cref="ZmqSocket.Monitor"/>. Any thread may call any member at any time.
/// </summary>
/// <remarks>
/// <para>Events wait in memory, without a limit, until they are read: read them, or dispose of the monitor.</para>
/// <para>
/// <see cref="ZmqMonitorEvents.MonitorStopped"/> is the last event. It comes when the socket is disposed of; the events of what the socket still does in the
/// background after that do not come. A monitor that was forgotten stops when it is finalized.
/// </para>
/// </remarks>
public sealed class ZmqMonitor : IDisposable
{
    // Answers to a request for statistics come by way of the monitored socket, when it processes its commands. For so long after a request the receiving
    // methods have it do so, in case that nobody else uses it.
    private const int StatisticsMilliseconds = 1000;
    private const int StatisticsInterval = 10;

    private readonly ZmqSocket _receiver;
    private readonly int _version;
    private FrameList? _spareFrames;
    private Deadline _statisticsDeadline = Deadline.After(0);
    private volatile bool _statisticsRequested;
    private volatile bool _ended;
    private volatile bool _disposed;

    internal ZmqMonitor(ZmqSocket socket, ZmqSocket receiver, ZmqMonitorEvents events, int version)
    {
        Socket = socket;
        _receiver = receiver;
        Events = events;
        _version = version;
    }

    /// <summary>Stops a monitor that was forgotten.</summary>
    ~ZmqMonitor() => Socket.StopMonitoring(_receiver);

    /// <summary>The socket whose events are told.</summary>
    public ZmqSocket Socket { get; }

    /// <summary>The events that were asked for.</summary>
    public ZmqMonitorEvents Events { get; }

    /// <summary>Whether the last event, <see cref="ZmqMonitorEvents.MonitorStopped"/>, was read.</summary>
    public bool HasEnded => _ended;

    /// <summary>Waits for the next event.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidOperationException"><see cref="ZmqMonitorEvents.MonitorStopped"/> was read before: no more events will come.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The monitor or the context is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was an event.</exception>
    public ZmqMonitorEvent Receive(CancellationToken cancellationToken = default)
    {
        _ = TryReceive(out ZmqMonitorEvent monitorEvent, Timeout.InfiniteTimeSpan, cancellationToken);
        return monitorEvent;
    }

    /// <summary>Gives the next event, if one comes in the time given.</summary>
    /// <param name="monitorEvent">The event.</param>
    /// <param name="timeout">The longest wait; none when left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there was none in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and not infinite.</exception>
    /// <exception cref="InvalidOperationException"><see cref="ZmqMonitorEvents.MonitorStopped"/> was read before: no more events will come.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The monitor or the context is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was an event.</exception>
    public bool TryReceive(out ZmqMonitorEvent monitorEvent, TimeSpan timeout = default, CancellationToken cancellationToken = default)
    {
        Deadline deadline = Deadline.After(Deadline.ToMilliseconds(timeout, nameof(timeout)));
        ThrowIfOver();
        FrameList frames = RentFrames();
        try
        {
            bool received;
            do
            {
                int remaining = deadline.RemainingMilliseconds;
                bool inSteps = ServeStatistics() && remaining is < 0 or > StatisticsInterval;
                received = _receiver.TryReceiveParts(frames, inSteps ? StatisticsInterval : remaining, cancellationToken);
                if (!received && !inSteps)
                {
                    monitorEvent = default;
                    return false;
                }

                BeginAgain(frames);
            }
            while (!received);

            monitorEvent = Read(frames);
            return true;
        }
        catch (ObjectDisposedException)
        {
            throw Over();
        }
        finally
        {
            ReturnFrames(frames);
        }
    }

    /// <summary>Gives the next event when there is one, without a thread that waits.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidOperationException"><see cref="ZmqMonitorEvents.MonitorStopped"/> was read before: no more events will come.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The monitor or the context is disposed of, possibly while this call waited.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled before there was an event.</exception>
    public async ValueTask<ZmqMonitorEvent> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        while (ServeStatistics())
        {
            if (TryReceive(out ZmqMonitorEvent monitorEvent, TimeSpan.Zero, cancellationToken))
            {
                return monitorEvent;
            }

            await Task.Delay(StatisticsInterval, cancellationToken).ConfigureAwait(false);
        }

        ThrowIfOver();
        cancellationToken.ThrowIfCancellationRequested();
        FrameList frames = RentFrames();
        try
        {
            await _receiver.ReceivePartsAsync(frames, cancellationToken).ConfigureAwait(false);
            BeginAgain(frames);
            return Read(frames);
        }
        catch (ObjectDisposedException)
        {
            throw Over();
        }
        finally
        {
            ReturnFrames(frames);
        }
    }

    /// <summary>
    /// All events from now on. The enumeration ends with <see cref="ZmqMonitorEvents.MonitorStopped"/>, and when the monitor or the context is disposed of.
    /// </summary>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events.</returns>
    /// <exception cref="OperationCanceledException">The token was canceled before the enumeration had ended.</exception>
    public async IAsyncEnumerable<ZmqMonitorEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!_ended && await ReceiveUnlessOverAsync(cancellationToken).ConfigureAwait(false) is { } monitorEvent)
        {
            yield return monitorEvent;
        }
    }

    /// <summary>
    /// Asks how many messages are queued for and from each peer (zmq_socket_monitor_pipes_stats, draft). The answers come as events, one for each peer, of
    /// the kind <see cref="ZmqMonitorEvents.PipeStatistics"/>; over inproc each only when the peer's own socket is used.
    /// </summary>
    /// <remarks>
    /// A connection that is being closed is left out. A libzmq 4.3.4 that is not the bundled one asks the other end of its queue all the same, which may
    /// have been freed, and that can end the process: with such a library, ask only while connections are stable.
    /// </remarks>
    /// <returns>False when the socket has no peers.</returns>
    /// <exception cref="InvalidOperationException">The monitor was not made for these events, monitoring has ended, or a proxy uses the socket.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The monitor or the socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool RequestPipeStatistics()
    {
        ThrowIfOver();
        if ((Events & ZmqMonitorEvents.PipeStatistics) == 0)
        {
            throw new InvalidOperationException(
                $"This monitor does not tell statistics. Make it with {nameof(ZmqSocket)}.{nameof(ZmqSocket.MonitorVersion2)} and {nameof(ZmqMonitorEvents)}.{nameof(ZmqMonitorEvents.PipeStatistics)}.");
        }

        bool requested = Socket.RequestPipeStatistics();
        if (requested)
        {
            _statisticsDeadline = Deadline.After(StatisticsMilliseconds);
            _statisticsRequested = true;
        }

        return requested;
    }

    /// <summary>What is monitored and how.</summary>
    /// <returns>Something like <c>ZmqMonitor of ZmqSocket (PUSH)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqMonitor)} of {Socket}{(_disposed ? " (disposed)" : _ended ? " (ended)" : string.Empty)}";

    /// <summary>
    /// Ends monitoring (zmq_socket_monitor(3)); the socket stays as it is and may be monitored anew. Calls that wait in other threads end with an
    /// <see cref="ObjectDisposedException"/>. Harmless when repeated, and after the socket or the context was disposed of.
    /// </summary>
    public void Dispose()
    {
        _disposed = true;

        // First, so that nobody who waits gets the last event in place of an exception. It stays open for libzmq.
        _receiver.Dispose();
        Socket.StopMonitoring(_receiver);
        Interlocked.Exchange(ref _spareFrames, null)?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Null when no more events will come.</summary>
    private async ValueTask<ZmqMonitorEvent?> ReceiveUnlessOverAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
        catch (ZmqException exception) when (exception.Error == ZmqError.ContextTerminated)
        {
            return null;
        }
        catch (InvalidOperationException) when (_ended)
        {
            return null;
        }
    }

    private ZmqMonitorEvent Read(FrameList frames)
    {
        ZmqMonitorEvent monitorEvent = _version == 1 ? ZmqMonitorFrames.ReadVersion1(frames) : ZmqMonitorFrames.ReadVersion2(frames);
        if (monitorEvent.Kind == ZmqMonitorEvents.MonitorStopped)
        {
            _ended = true;
            Socket.ForgetMonitoring(_receiver);
            _receiver.Dispose();
        }

        return monitorEvent;
    }

    /// <summary>Whether answers may be on their way; has the monitored socket tell those that have arrived.</summary>
    private bool ServeStatistics()
    {
        if (!_statisticsRequested)
        {
            return false;
        }

        Socket.ProcessCommands();
        _statisticsRequested = _statisticsDeadline.RemainingMilliseconds > 0;
        return _statisticsRequested;
    }

    private FrameList RentFrames()
    {
        FrameList frames = Interlocked.Exchange(ref _spareFrames, null) ?? new FrameList();
        BeginAgain(frames);
        return frames;
    }

    /// <summary>A receive has ended the use of the list, which is nobody else's.</summary>
    private static void BeginAgain(FrameList frames) => _ = frames.TryBegin();

    private void ReturnFrames(FrameList frames)
    {
        frames.End();
        if (_disposed || Interlocked.CompareExchange(ref _spareFrames, frames, null) is not null)
        {
            frames.Dispose();
        }
    }

    private void ThrowIfOver()
    {
        if (_disposed || _ended)
        {
            throw Over();
        }
    }

    private InvalidOperationException Over() =>
        _disposed ? new ObjectDisposedException(nameof(ZmqMonitor), "This monitor is disposed of.") :
        _ended ? new InvalidOperationException($"Monitoring has ended: {nameof(ZmqMonitorEvents.MonitorStopped)} was the last event.") :
        new ObjectDisposedException(nameof(ZmqMonitor), "The context of the monitored socket is disposed of.");
}
