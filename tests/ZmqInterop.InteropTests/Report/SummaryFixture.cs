using System;
using System.IO;
using Xunit;
using ZmqInterop.InteropTests.Report;

[assembly: AssemblyFixture(typeof(SummaryFixture))]

namespace ZmqInterop.InteropTests.Report;

/// <summary>Writes the tables after the last test into the file that build/test prints.</summary>
public sealed class SummaryFixture : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_SUMMARY") is string path)
        {
            File.WriteAllText(path, InteropReport.Tables(MatrixResults.Of) + InteropReport.ScenarioSummary);
        }
    }
}
