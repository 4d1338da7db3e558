using System;
using System.Collections.Generic;
using System.Threading;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>Answers to two questions: what is still open in this process, and why do messages not arrive.</summary>
/// <remarks>
/// The counters cost an addition when an object is made and one when it is given back; sending and receiving do not touch them. A number that goes up for as
/// long as the process runs is a leak. Those that begin with Forgotten tell that something was never disposed of, and the garbage collector had to.
/// </remarks>
public static class ZmqDiagnostics
{
    /// <summary>How long <see cref="Explain(ZmqSocket, CancellationToken)"/> watches a socket: half a second.</summary>
    public static readonly TimeSpan DefaultObservation = TimeSpan.FromMilliseconds(500);

    /// <summary>Contexts that have not terminated yet; those included that are disposed of and still send.</summary>
    public static int LiveContexts => LiveCounts.Contexts;

    /// <summary>Sockets that are open, in all contexts. A monitor and an authenticator have sockets of their own.</summary>
    public static int LiveSockets => LiveCounts.Sockets;

    /// <summary>Frames that are not disposed of, those included that a <see cref="ZmqMessage"/> keeps for its next use.</summary>
    public static int LiveFrames => LiveCounts.Frames;

    /// <summary>Sends and receives that wait at this moment, synchronous and asynchronous ones. Counted when asked for, socket by socket.</summary>
    public static int PendingOperations => LiveCounts.WaitingCalls;

    /// <summary>Contexts that were never disposed of and that the garbage collector has found.</summary>
    public static int ForgottenContexts => LiveCounts.ForgottenContexts;

    /// <summary>Sockets that were never disposed of, nor their context, and that the garbage collector has found.</summary>
    public static int ForgottenSockets => LiveCounts.ForgottenSockets;

    /// <summary>Frames that were never disposed of, nor the message that they belong to, and that the garbage collector has found.</summary>
    public static int ForgottenFrames => LiveCounts.ForgottenFrames;

    /// <summary>Looks for the reason why messages do not arrive, for <see cref="DefaultObservation"/>.</summary>
    /// <param name="socket">The socket, in any state. It can be used meanwhile.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    /// <returns>What applies, most important first; empty when nothing known does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled during the observation.</exception>
    public static IReadOnlyList<ZmqFinding> Explain(ZmqSocket socket, CancellationToken cancellationToken = default) =>
        Explain(socket, DefaultObservation, cancellationToken);

    /// <summary>
    /// Looks for the reason why messages do not arrive: at the socket itself, and with a monitor at what its connections do meanwhile
    /// (zmq_socket_monitor(3)).
    /// </summary>
    /// <remarks>
    /// What a peer does, or a program before this library had the socket, cannot be seen: see <see cref="ZmqFinding.IsCertain"/>. libzmq tries to connect
    /// once per <see cref="ZmqSocketOptions.ReconnectInterval"/>, so that a shorter observation may not see that it fails. On a socket that has a monitor
    /// already, only the socket itself is looked at: pass the monitor's events to the other overload.
    /// </remarks>
    /// <param name="socket">The socket, in any state. It can be used meanwhile.</param>
    /// <param name="observation">How long to watch; zero for not at all.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    /// <returns>What applies, most important first; empty when nothing known does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="observation"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled during the observation.</exception>
    public static IReadOnlyList<ZmqFinding> Explain(ZmqSocket socket, TimeSpan observation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentOutOfRangeException.ThrowIfLessThan(observation, TimeSpan.Zero);
        Deadline deadline = Deadline.After(Deadline.ToMilliseconds(observation, nameof(observation)));
        return new Examination(socket, Observation.Make(socket, deadline, cancellationToken)).Run();
    }

    /// <summary>
    /// As <see cref="Explain(ZmqSocket, TimeSpan, CancellationToken)"/>, with events that a monitor of the caller's has told, and without waiting. Events from
    /// before Bind and Connect on tell for certain who is connected; statistics of queues among them tell how full these are.
    /// </summary>
    /// <param name="socket">The socket, in any state.</param>
    /// <param name="events">The events, oldest first; since the socket was made if possible.</param>
    /// <returns>What applies, most important first; empty when nothing known does.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<ZmqFinding> Explain(ZmqSocket socket, IEnumerable<ZmqMonitorEvent> events)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(events);
        return new Examination(socket, new Observation([.. events])).Run();
    }
}
