using System.Linq;
using CsCheck;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyTests.Programs;

/// <summary>Writes random programs. A seed makes the same one each time, as long as the library has the same members.</summary>
internal static class ProgramGenerator
{
    private const int MostSteps = 60;
    private const int MostLanes = 3;
    private const int MostRepeats = 12;

    // Compared with all members of the library together: one step in 25.
    private static readonly int s_extraWeight = Catalogue.Members.Sum(static member => member.Weight) / 25 / Extras.Names.Count;

    private static readonly Gen<string> s_member = Gen.Frequency(
        [.. Catalogue.Members.Select(static member => (member.Weight, member.Name)), .. Extras.Names.Select(static name => (s_extraWeight, name))]);

    private static readonly Gen<int> s_repeat = Gen.Frequency((8, Gen.Const(1)), (1, Gen.Int[2, MostRepeats]));

    private static readonly Gen<RandomProgram> s_program =
        from lanes in Gen.Int[1, MostLanes]
        from setup in Gen.UInt[1, int.MaxValue]
        from steps in Gen.Select(Gen.Int[0, lanes - 1], s_repeat, s_member, Gen.UInt)
            .Select(static (lane, repeat, member, seed) => new ProgramStep(lane, repeat, member, seed)).Array[1, MostSteps]
        select new RandomProgram(setup, steps);

    /// <summary>The program of a number, in the row of programs that a seed makes.</summary>
    internal static RandomProgram Make(int seed, int number) => s_program.Generate(new PCG((uint)seed, (ulong)number), null, out _);
}
