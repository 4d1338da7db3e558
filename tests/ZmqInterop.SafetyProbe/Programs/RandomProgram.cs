using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Calls of the public API in some order, by several threads. As text it is one line.</summary>
/// <param name="Setup">Chooses what there is at the beginning; nothing when it is 0.</param>
/// <param name="Steps">The calls; each lane makes its own in this order.</param>
internal sealed record RandomProgram(uint Setup, IReadOnlyList<ProgramStep> Steps)
{
    private const char Separator = '|';

    public override string ToString() =>
        string.Join(Separator, Steps.Select(static step => step.ToString()).Prepend(Setup.ToString(CultureInfo.InvariantCulture)));

    internal static RandomProgram Parse(string line)
    {
        string[] parts = line.Split(Separator);
        return new RandomProgram(uint.Parse(parts[0], CultureInfo.InvariantCulture), [.. parts.Skip(1).Select(ProgramStep.Parse)]);
    }
}
