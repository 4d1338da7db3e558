using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.InteropTests.Patterns;
using ZmqInterop.InteropTests.Payloads;
using ZmqInterop.InteropTests.Peers;
using ZmqInterop.InteropTests.Report;

namespace ZmqInterop.InteropTests.Matrix;

/// <summary>A socket here and one in the process of a peer: every pattern over every transport with every payload, either side binding.</summary>
/// <remarks>
/// New patterns are lines in <see cref="Pattern.All"/>, new payloads in <see cref="Payload.All"/>. The classes below divide the cases so that two run at a
/// time, each against a process of its own.
/// </remarks>
public abstract class MatrixTests(PeerFixture peers) : IClassFixture<PeerFixture>
{
    private protected static IReadOnlyCollection<TheoryDataRow<string, string, ZmqMechanism, bool, string>> CasesOf(PeerProgram program, params ZmqMechanism[] mechanisms) =>
    [
        .. from cell in MatrixCell.All
           where cell.Program == program && mechanisms.Contains(cell.Mechanism)
           from each in cell.Cases
           select new TheoryDataRow<string, string, ZmqMechanism, bool, string>(
               cell.Pattern.Name, cell.Transport, cell.Mechanism, each.BindsHere, each.Payload.Name).WithTrait(nameof(MatrixCell), cell.Key),
    ];

    private protected Task ExchangeAsync(PeerProgram program, string pattern, string transport, ZmqMechanism mechanism, bool bindsHere, string payload)
    {
        MatrixCell cell = new(program, Pattern.Get(pattern), transport, mechanism);
        return MatrixResults.CountAsync(cell.Key, async () =>
        {
            await using Link link = await Link.OpenAsync(await peers.GetAsync(program), cell.Pattern, transport, mechanism, bindsHere);
            await cell.Pattern.ExchangeAsync(link, Payload.Get(payload), awaited: false);
            await cell.Pattern.ExchangeAsync(link, Payload.Get(payload), awaited: true);
        });
    }
}
