using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ZmqInterop.HostileTests;

/// <summary>The table that build/test prints after a suite: case, tries, faults injected, failures.</summary>
internal sealed class SummaryTable
{
    private readonly List<(string Case, long Tries, long Faults, int Failures)> _rows = [];

    internal void Add(string name, long tries, long faults, int failures)
    {
        lock (_rows)
        {
            _rows.Add((name, tries, faults, failures));
        }
    }

    internal void Write(bool withTotal)
    {
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_SUMMARY") is not { Length: > 0 } path || _rows.Count == 0)
        {
            return;
        }

        IEnumerable<(string Case, long Tries, long Faults, int Failures)> rows = _rows.OrderBy(row => row.Case, StringComparer.Ordinal);
        if (withTotal)
        {
            rows = rows.Append(("all of these", _rows.Sum(row => row.Tries), _rows.Sum(row => row.Faults), _rows.Sum(row => row.Failures)));
        }

        IEnumerable<string> lines = rows.Select(row => $"{row.Case,-32} {row.Tries,12} {row.Faults,12} {row.Failures,9}");
        File.AppendAllLines(path, [$"{"case",-32} {"tries",12} {"faults",12} {"failures",9}", .. lines]);
    }
}
