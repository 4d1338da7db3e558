using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

/// <summary>Programs in the way of .NET, asked from Python.</summary>
public sealed class AtHomeTests() : ExampleTest("BackgroundWorker")
{
    [Fact]
    public async Task BackgroundWorker_Asked_AnswersAndEndsWithTheHost()
    {
        ExampleProcess worker = Start(Language.CSharp, $"--endpoint={AnyPort}");
        string endpoint = (await worker.EndpointsAsync())[0];
        Assert.Equal(["144", "\"x\" is not a number", "9"], await Start(Language.Python, "ask", endpoint, "12", "x", "3").EndAsync());
        worker.Signal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
        Assert.Contains(await worker.EndAsync(), line => line.Contains("shutting down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SingleFile_RunByDotnet_Answers()
    {
        ExampleProcess server = StartFile("hello.cs", AnyPort);
        Assert.Equal("Hello Python", await StartFrom("", Language.Python, "hello", await server.EndpointsAsync()).LastLineAsync());
        await server.EndAsync();
    }
}
