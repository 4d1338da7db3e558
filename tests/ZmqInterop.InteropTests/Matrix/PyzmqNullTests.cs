using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Peers;

namespace ZmqInterop.InteropTests.Matrix;

public sealed class PyzmqNullTests(PeerFixture peers) : MatrixTests(peers)
{
    public static IReadOnlyCollection<TheoryDataRow<string, string, ZmqMechanism, bool, string>> Cases => CasesOf(PeerProgram.Pyzmq, ZmqMechanism.Null);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Message_ToOrFromPyzmq_ArrivesAsItWas(string pattern, string transport, ZmqMechanism mechanism, bool bindsHere, string payload) =>
        ExchangeAsync(PeerProgram.Pyzmq, pattern, transport, mechanism, bindsHere, payload);
}
