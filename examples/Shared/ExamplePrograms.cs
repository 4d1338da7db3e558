using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Examples;

/// <summary>
/// The opening lines of every example. The first argument chooses the program. Ctrl-C and SIGTERM cancel the token that it gets: what waits ends with an
/// <see cref="OperationCanceledException"/>, the using statements dispose of sockets and context, which sends what is still to be sent, and the exit code is 0.
/// </summary>
internal sealed class ExamplePrograms : IEnumerable
{
    private readonly List<(string Name, string Arguments, string Description, Func<Arguments, CancellationToken, Task> Run)> _programs = [];

    public void Add(string name, string arguments, string description, Action<Arguments, CancellationToken> run) =>
        Add(name, arguments, description, (given, stop) =>
        {
            run(given, stop);
            return Task.CompletedTask;
        });

    public void Add(string name, string arguments, string description, Func<Arguments, CancellationToken, Task> run) =>
        _programs.Add((name, arguments, description, run));

    public async Task<int> RunAsync(string[] args)
    {
        int chosen = _programs.FindIndex(program => args.Length > 0 && program.Name == args[0]);
        if (chosen < 0 || args is [_, "--help" or "-h", ..])
        {
            PrintUsage();
            return args is [.., "--help" or "-h"] ? 0 : 2;
        }

        using CancellationTokenSource stop = new();
        void Stop(PosixSignalContext signal)
        {
            // The second one ends the process at once.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await _programs[chosen].Run(new Arguments(args[1..]), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("stopped");
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }

        return 0;
    }

    public IEnumerator GetEnumerator() => _programs.GetEnumerator();

    private void PrintUsage()
    {
        foreach ((string name, string arguments, string description, _) in _programs)
        {
            Console.WriteLine($"{Assembly.GetEntryAssembly()!.GetName().Name} {name} {arguments}\n    {description}");
        }
    }
}
