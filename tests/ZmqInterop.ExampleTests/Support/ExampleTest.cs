using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.ExampleTests.Support;

/// <summary>Starts the programs of one folder of examples, as a user would, and ends those that a failed test has left running.</summary>
public abstract class ExampleTest(string group) : IAsyncDisposable
{
    protected const string AnyPort = "tcp://127.0.0.1:*";

    private readonly List<ExampleProcess> _started = [];

    public static TheoryData<Language, Language> Pairings => Pairs.All;

    public static TheoryData<Language> Languages => [Language.CSharp, Language.Python];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ExampleProcess process in _started)
        {
            await process.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a program of this folder.</summary>
    /// <param name="language">The language.</param>
    /// <param name="program">Its name, as C# has it: "weather-client" is weather_client.py.</param>
    /// <param name="arguments">Its arguments.</param>
    protected ExampleProcess Start(Language language, string program, params string[] arguments) => StartFrom(group, language, program, arguments);

    /// <summary>Starts a program of another folder.</summary>
    protected ExampleProcess StartFrom(string folder, Language language, string program, params string[] arguments) =>
        Keep(ExampleProcess.Start(ExampleFolder.StartInfo(language, folder, program), language, $"{folder} {program}", arguments));

    /// <summary>Starts a program that is one file.</summary>
    protected ExampleProcess StartFile(string file, params string[] arguments) => Keep(ExampleProcess.Start(ExampleFolder.StartFile(file), Language.CSharp, file, arguments));

    private ExampleProcess Keep(ExampleProcess process)
    {
        _started.Add(process);
        return process;
    }
}
