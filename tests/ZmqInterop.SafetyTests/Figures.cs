using System;
using ZmqInterop.HostileTests;

namespace ZmqInterop.SafetyTests;

/// <summary>The <see cref="SummaryTable"/> of a class of tests. Its rows are of different things, which have no total.</summary>
public sealed class Figures : IDisposable
{
    private readonly SummaryTable _table = new();

    internal void Add(string name, long tries, long faults, int failures) => _table.Add(name, tries, faults, failures);

    public void Dispose() => _table.Write(withTotal: false);
}
