using System.Linq;
using Xunit;

namespace ZmqInterop.ExampleTests.Support;

/// <summary>Who talks to whom.</summary>
internal static class Pairs
{
    /// <summary>Every pair with each of several programs that do the same.</summary>
    internal static TheoryData<string, Language, Language> With(params string[] programs) =>
        [.. from program in programs from pair in All select (program, pair.Data.Item1, pair.Data.Item2)];

    internal static TheoryData<Language, Language> All => new()
    {
        { Language.CSharp, Language.CSharp },
        { Language.CSharp, Language.Python },
        { Language.Python, Language.CSharp },
    };
}
