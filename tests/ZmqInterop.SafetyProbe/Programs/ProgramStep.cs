using System.Globalization;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>One call of a random program.</summary>
/// <param name="Lane">The thread that makes it.</param>
/// <param name="Repeat">How often, one after the other.</param>
/// <param name="Member">The name that the <see cref="Catalogue"/> has for what is called.</param>
/// <param name="Seed">Chooses the arguments.</param>
internal readonly record struct ProgramStep(int Lane, int Repeat, string Member, uint Seed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lane} {Repeat} {Seed} {Member}");

    internal static ProgramStep Parse(string text)
    {
        string[] words = text.Split(' ', 4);
        return new ProgramStep(
            int.Parse(words[0], CultureInfo.InvariantCulture),
            int.Parse(words[1], CultureInfo.InvariantCulture),
            words[3],
            uint.Parse(words[2], CultureInfo.InvariantCulture));
    }
}
