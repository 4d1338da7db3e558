using System.Threading;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Counts what was done to connections and calls.</summary>
internal sealed class Breaks
{
    private int _connections;
    private long _calls;

    /// <summary>Connections that were broken.</summary>
    internal int Connections => Volatile.Read(ref _connections);

    /// <summary>Connections, and calls that were canceled or timed out.</summary>
    internal long All => Volatile.Read(ref _calls) + Connections;

    internal void AddConnection() => Interlocked.Increment(ref _connections);

    internal void AddCall() => Interlocked.Increment(ref _calls);
}
