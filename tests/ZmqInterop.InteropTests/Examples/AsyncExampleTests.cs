using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Documents;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Examples;

/// <summary>The examples with await, against zmq.asyncio.</summary>
public sealed class AsyncExampleTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    private const string Endpoint = @"tcp://127\.0\.0\.1:\d+";

    [Fact]
    public async Task WebFront_TwoPythonWorkers_AnswerAllRequests()
    {
        _ = await peers.GetAsync();
        await using ExampleProcess front = ExampleProcess.StartBuilt("WebFront", "--urls", "http://127.0.0.1:0", "--workers", "tcp://127.0.0.1:*");
        string workers = await front.ReadAsync(Endpoint);
        string url = await front.ReadAsync(@"http://127\.0\.0\.1:\d+");
        using HttpClient client = new() { BaseAddress = new Uri(url) };
        HttpResponseMessage unanswered = await client.GetAsync(new Uri("/factors/6", UriKind.Relative));
        Assert.Equal(HttpStatusCode.GatewayTimeout, unanswered.StatusCode);

        await using ExampleProcess first = ExampleProcess.StartPython("WebFront/factor_worker.py", workers);
        await using ExampleProcess second = ExampleProcess.StartPython("WebFront/factor_worker.py", workers);
        await first.ReadAsync("working");
        await second.ReadAsync("working");
        long[] numbers = [.. Enumerable.Range(2, 200).Select(number => (long)number)];
        long[]?[] factors = await Task.WhenAll(numbers.Select(number =>
            client.GetFromJsonAsync<long[]>(new Uri(string.Create(CultureInfo.InvariantCulture, $"/factors/{number}"), UriKind.Relative))));
        Assert.Equal(numbers, factors.Select(found => found!.Aggregate((left, right) => left * right)));
        Assert.Equal([2, 2, 2, 3, 5], factors[118]!);
    }

    [Fact]
    public async Task AotWorker_PublishedWithNativeAot_WorksForPython()
    {
        _ = await peers.GetAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("zmq-aot-");
        try
        {
            // Its own folders: the ordinary build of the example may be running.
            await using ExampleProcess publish = ExampleProcess.Start(
                "dotnet",
                "publish",
                Path.Combine(Repository.Root, "examples", "AotWorker"),
                "--nologo",
                "--disable-build-servers",
                "-r",
                RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal) ? $"linux-{Architecture()}" : RuntimeInformation.RuntimeIdentifier,
                "-p:UseArtifactsOutput=true",
                $"-p:ArtifactsPath={Path.Combine(folder.FullName, "build")}",
                "-o",
                Path.Combine(folder.FullName, "out"));
            Assert.Equal(0, await publish.WaitAsync());

            await using ExampleProcess front = ExampleProcess.StartPython("AotWorker/factor_front.py", "tcp://127.0.0.1:*", "500");
            string endpoint = await front.ReadAsync(Endpoint);
            string program = Path.Combine(folder.FullName, "out", OperatingSystem.IsWindows() ? "AotWorker.exe" : "AotWorker");
            Assert.False(File.Exists(Path.ChangeExtension(program, ".dll")), "The program is not native.");
            await using ExampleProcess worker = ExampleProcess.Start(program, endpoint);
            await front.ReadAsync("got the factors of 500 numbers");
            Assert.Equal(0, await front.WaitAsync());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Architecture() => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
}
