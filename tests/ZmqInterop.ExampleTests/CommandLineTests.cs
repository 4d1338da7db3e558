using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

/// <summary>What all examples share: --help, the clean end, and a counterpart in the other language for each program.</summary>
public sealed class CommandLineTests() : ExampleTest("RequestReply")
{
    public static TheoryData<string> Folders => [.. ExampleFolder.All];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Help_OfEveryFolder_ListsProgramsThatPythonHasToo(string folder)
    {
        string[] help = await StartFrom(folder, Language.CSharp, "--help").EndAsync();
        string[] programs = [.. help.Where(line => line.StartsWith(folder, StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.True(File.Exists(ExampleFolder.PythonFile(folder, program)), $"{folder} has no {program} in Python."));
        foreach (string program in programs)
        {
            string text = string.Join('\n', await StartFrom(folder, Language.Python, program, "--help").EndAsync());
            Assert.StartsWith($"usage: {Path.GetFileName(ExampleFolder.PythonFile(folder, program))}", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Language.CSharp, PosixSignal.SIGINT)]
    [InlineData(Language.CSharp, PosixSignal.SIGTERM)]
    [InlineData(Language.Python, PosixSignal.SIGINT)]
    [InlineData(Language.Python, PosixSignal.SIGTERM)]
    public async Task Signal_WhileAProgramWaits_EndsItWell(Language language, PosixSignal signal)
    {
        ExampleProcess server = Start(language, "server", AnyPort);
        await server.EndpointsAsync();
        await server.StopAsync(signal);
    }

    [Fact]
    public async Task Arguments_Wrong_AreRefused()
    {
        Assert.Equal(2, await Start(Language.CSharp, "no-such-program").ExitAsync());
        Assert.Equal(2, await Start(Language.CSharp, "server", AnyPort, "many").ExitAsync());
    }
}
