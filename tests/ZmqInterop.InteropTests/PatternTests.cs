using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests;

/// <summary>A pattern, with one end here and the other one in a pyzmq process: every transport, every side binding, every kind of payload.</summary>
/// <remarks>A new pairing is a class below with one line; a new transport or payload is a line in a table and reaches all of them.</remarks>
public abstract class PatternTests(PeerFixture peers, ZmqSocketType local, string remote, Flow flow) : IClassFixture<PeerFixture>
{
    public static TheoryData<string, bool, string> Cases
    {
        get
        {
            TheoryData<string, bool, string> cases = [];
            foreach (string transport in (string[])["tcp", "ipc"])
            {
                foreach (string payload in Payload.Names)
                {
                    cases.Add(transport, true, payload);
                    cases.Add(transport, false, payload);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Message_ToOrFromPyzmq_ArrivesAsItWas(string transport, bool bindsHere, string payload)
    {
        await using Link link = await Link.OpenAsync(await peers.GetAsync(), local, remote, transport, bindsHere);
        await link.ExchangeAsync(flow, Payload.Get(payload), awaited: false);
        await link.ExchangeAsync(flow, Payload.Get(payload), awaited: true);
    }
}
