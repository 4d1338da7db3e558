using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Matrix;

public sealed class NetMqTests(PeerFixture peers) : MatrixTests(peers)
{
    public static IReadOnlyCollection<TheoryDataRow<string, string, ZmqMechanism, bool, string>> Cases => CasesOf(PeerProgram.NetMq, [.. MatrixCell.Mechanisms]);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Message_ToOrFromNetMq_ArrivesAsItWas(string pattern, string transport, ZmqMechanism mechanism, bool bindsHere, string payload) =>
        ExchangeAsync(PeerProgram.NetMq, pattern, transport, mechanism, bindsHere, payload);
}
