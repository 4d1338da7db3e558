using System.Collections.Generic;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Numbers that come nearly in order, kept as ranges. For one thread at a time.</summary>
internal sealed class NumberSet
{
    // The first and the last number of each range, by the first.
    private readonly SortedList<long, long> _ranges = [];

    internal long Count { get; private set; }

    /// <summary>False when it was there before.</summary>
    internal bool Add(long number)
    {
        int after = IndexAfter(number);
        bool joins = after > 0 && _ranges.Values[after - 1] >= number - 1;
        if (joins && _ranges.Values[after - 1] >= number)
        {
            return false;
        }

        Count++;
        long first = joins ? _ranges.Keys[after - 1] : number;
        long last = number;
        if (after < _ranges.Count && _ranges.Keys[after] == number + 1)
        {
            last = _ranges.Values[after];
            _ranges.RemoveAt(after);
        }

        _ranges[first] = last;
        return true;
    }

    private int IndexAfter(long number)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges.Keys[middle] <= number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
