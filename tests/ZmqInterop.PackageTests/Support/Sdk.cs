using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.PackageTests.Support;

/// <summary>The dotnet command as a user has it, with a package folder of its own.</summary>
internal sealed class Sdk
{
    private readonly Dictionary<string, string?> _environment;

    /// <param name="packages">The folder that NuGet unpacks into.</param>
    /// <param name="more">Further variables.</param>
    internal Sdk(string packages, params (string Name, string? Value)[] more)
    {
        _environment = new Dictionary<string, string?>
        {
            ["NUGET_PACKAGES"] = packages,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",

            // No build servers that outlive the tests.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["UseSharedCompilation"] = "false",

            // It warns when it cannot reach the list of vulnerable packages.
            ["NuGetAudit"] = "false",

            // Of the tests, not of users.
            ["CI"] = null,
            ["ZMQINTEROP_LIBZMQ"] = null,
        };
        foreach ((string name, string? value) in more)
        {
            _environment[name] = value;
        }
    }

    /// <summary>Runs a command that must succeed without a warning, and returns what it wrote.</summary>
    internal async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessResult result = await TryAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}");
        Assert.DoesNotContain("warning ", result.Output, StringComparison.OrdinalIgnoreCase);
        return result.Output;
    }

    internal Task<ProcessResult> TryAsync(string folder, params string[] arguments) => Programs.RunAsync(folder, _environment, Programs.Dotnet, arguments);
}
