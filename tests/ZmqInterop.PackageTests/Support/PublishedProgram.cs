using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.PackageTests.Support;

/// <summary>A folder that dotnet publish has written.</summary>
internal sealed class PublishedProgram
{
    private static readonly string s_ownFolder = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");

    private readonly string _name;

    internal PublishedProgram(string folder, string name)
    {
        Folder = folder;
        _name = name;
    }

    /// <summary>What libzmq is called in packages for this system.</summary>
    internal static string LibraryName => OperatingSystem.IsWindows() ? "libzmq.dll" : OperatingSystem.IsMacOS() ? "libzmq.dylib" : "libzmq.so";

    internal string Folder { get; }

    internal string Program => Path.Combine(Folder, OperatingSystem.IsWindows() ? _name + ".exe" : _name);

    /// <summary>What has to be copied for the program to run: all but symbols.</summary>
    internal string[] Files => [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".pdb" or ".dbg" or ".dSYM"))];

    internal long Size => Files.Sum(file => new FileInfo(file).Length);

    /// <summary>
    /// The libzmq that came with the program, for this system; null when it is in it. It lies beside the program, or, published for any system, in a folder of its own.
    /// </summary>
    internal string? Library => Files.SingleOrDefault(
        file => Path.GetFileName(file) == LibraryName && (Path.GetDirectoryName(file) == Folder || file.Contains(s_ownFolder, StringComparison.Ordinal)));

    /// <summary>What the program runs with: no variable of the tests, and the .NET that runs them where it brings none.</summary>
    internal static Dictionary<string, string?> CleanEnvironment(params (string Name, string? Value)[] more)
    {
        Dictionary<string, string?> environment = new()
        {
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Programs.Dotnet),
            ["ZMQINTEROP_LIBZMQ"] = null,
            ["LD_LIBRARY_PATH"] = null,
        };
        foreach ((string name, string? value) in more)
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>A copy that has what the program needs, and nothing else.</summary>
    internal PublishedProgram CopyTo(string folder)
    {
        foreach (string file in Files)
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new PublishedProgram(folder, _name);
    }

    /// <summary>Runs it, elsewhere than in its folder; it must end well.</summary>
    internal async Task<string> RunAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        ProcessResult result = await Programs.RunAsync(Path.GetTempPath(), environment, Program, arguments);
        Assert.True(result.ExitCode == 0, $"{Program} {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}");
        return result.Output;
    }

    /// <summary>Runs it with the libzmq that it brings, and checks the messages.</summary>
    /// <returns>Where it found libzmq.</returns>
    internal async Task<string> ExchangeAsync(params (string Name, string? Value)[] environment) => LibraryOf(await RunAsync(CleanEnvironment(environment)));

    /// <summary>Checks what the probe has printed.</summary>
    internal static string LibraryOf(string printed)
    {
        const string Before = "Hello\nWorld\nlibzmq 4.3.";
        Assert.StartsWith(Before, printed, StringComparison.Ordinal);
        return printed[(printed.IndexOf(" in ", StringComparison.Ordinal) + " in ".Length)..].TrimEnd();
    }
}
