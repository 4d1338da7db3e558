using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ZmqInterop.HostileTests;

/// <summary>The table that build/test prints after the suite: case, tries, faults injected, failures.</summary>
public sealed class Summary : IDisposable
{
    private readonly List<(string Case, long Tries, long Faults, int Failures)> _rows = [];

    internal void Add(string name, long tries, long faults, int failures)
    {
        lock (_rows)
        {
            _rows.Add((name, tries, faults, failures));
        }
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_SUMMARY") is not { Length: > 0 } path || _rows.Count == 0)
        {
            return;
        }

        IEnumerable<string> lines = _rows.OrderBy(row => row.Case, StringComparer.Ordinal)
            .Append(("hostile peers, all", _rows.Sum(row => row.Tries), _rows.Sum(row => row.Faults), _rows.Sum(row => row.Failures)))
            .Select(row => $"{row.Item1,-32} {row.Item2,12} {row.Item3,12} {row.Item4,9}");
        File.AppendAllLines(path, [$"{"case",-32} {"tries",12} {"faults",12} {"failures",9}", .. lines]);
    }
}
