using System.Collections.Generic;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>
/// The model of what comes from one sender to one receiver: in order and nothing twice; nothing left out as long as no connection was broken. After that some may be
/// missing, and what came over the connection before and over the next one may be mixed, each in its order.
/// </summary>
internal sealed class Stream(uint sender, Routing routing)
{
    private readonly NumberSet _seen = new();

    // The last number of each row that is in order, lowest first. As many rows as are needed at least: longest decreasing subsequences are that long.
    private readonly List<long> _rows = [];

    internal long Count => _seen.Count;

    internal long Last { get; private set; } = -1;

    /// <summary>A message has come.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="breaks">How many connections were broken until now.</param>
    internal void Add(long number, int breaks)
    {
        if (!_seen.Add(number))
        {
            throw new FlowException($"Message {number} of {sender} has come twice.");
        }

        long expected = Count == 1 && routing == Routing.ToAll ? number : Last + 1;
        if (breaks == 0 && (routing is Routing.Shared or Routing.ToAny ? number < expected : number != expected))
        {
            throw new FlowException($"Message {number} of {sender} has come in place of {expected}.");
        }

        AddToRow(number);
        if (_rows.Count > 1 + breaks)
        {
            throw new FlowException($"Message {number} of {sender} has come out of order: {_rows.Count} rows after {breaks} broken connections.");
        }

        Last = long.Max(Last, number);
    }

    // The row with the highest last number below this one, so that the others stay as useful as they can be.
    private void AddToRow(long number)
    {
        int row = _rows.Count - 1;
        while (row >= 0 && _rows[row] > number)
        {
            row--;
        }

        if (row >= 0)
        {
            _rows[row] = number;
        }
        else
        {
            _rows.Insert(0, number);
        }
    }
}
