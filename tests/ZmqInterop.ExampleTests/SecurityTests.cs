using System.IO;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.ExampleTests.Support;

namespace ZmqInterop.ExampleTests;

public sealed class SecurityTests() : ExampleTest("Security")
{
    // The keys are made by the clients' side.
    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task CurveServer_AskedWithCertificates_LetsInThoseOfItsFolderOnly(Language servers, Language clients)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await Start(clients, "keys", folder).EndAsync();
            ExampleProcess server = Start(servers, "curve-server", AnyPort, folder);
            string endpoint = (await server.EndpointsAsync())[0];
            Assert.Equal(["alice, you are in"], await Start(clients, "curve-client", endpoint, folder, "alice").EndAsync());
            Assert.Equal(["mallory was refused, status 400"], await Start(clients, "curve-client", endpoint, folder, "mallory").EndAsync());
            await server.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public async Task PlainServer_AskedWithPasswords_LetsInTheRightOneOnly(Language servers, Language clients)
    {
        ExampleProcess server = Start(servers, "plain-server", AnyPort, "alice", "secret");
        string endpoint = (await server.EndpointsAsync())[0];
        Assert.Equal(["alice, you are in"], await Start(clients, "plain-client", endpoint, "alice", "secret").EndAsync());
        Assert.Equal(["alice was refused, status 400"], await Start(clients, "plain-client", endpoint, "alice", "guess").EndAsync());
        string[] told = await server.StopAsync();
        Assert.Equal(servers == Language.CSharp ? ["let in", "refused", "stopped"] : ["stopped"], told);
    }
}
