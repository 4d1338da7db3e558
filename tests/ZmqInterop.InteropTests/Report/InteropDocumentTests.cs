using System;
using System.IO;
using Xunit;
using ZmqInterop.InteropTests.Documents;

namespace ZmqInterop.InteropTests.Report;

public sealed class InteropDocumentTests
{
    private const string Path = "docs/interop.md";

    [Fact]
    public void Document_AsCommitted_SaysWhatIsTested()
    {
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_WRITE_DOCS") == "1")
        {
            File.WriteAllText(System.IO.Path.Combine(Repository.Root, Path), InteropReport.Document);
        }

        Assert.True(
            InteropReport.Document == Repository.Read(Path),
            $"{Path} is out of date; ZMQINTEROP_WRITE_DOCS=1 build/test interop -class '*InteropDocumentTests' writes it.");
    }
}
