using System;

namespace ZmqInterop.HostileTests;

/// <summary>The <see cref="SummaryTable"/> of a class of tests.</summary>
public sealed class Summary : IDisposable
{
    private readonly SummaryTable _table = new();

    internal void Add(string name, long tries, long faults, int failures) => _table.Add(name, tries, faults, failures);

    public void Dispose() => _table.Write(withTotal: true);
}
