using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;
using ZmqInterop.Tool;

namespace ZmqInterop.ToolTests;

/// <summary>docs/tool.md and the program know the same commands, options and exit codes.</summary>
public sealed partial class DocumentTests
{
    // Nothing to say about them: every program of this kind has them.
    private static readonly string[] s_usual = ["--help", "--version"];

    private static readonly string s_document = File.ReadAllText(Path.Combine(
        typeof(DocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "docs",
        "tool.md"));

    [Fact]
    public void Document_Options_AreThoseOfTheProgram()
    {
        string[] known = [.. Options().Order(StringComparer.Ordinal)];
        string[] told = [.. OptionName().Matches(s_document).Select(match => match.Value).Distinct()];
        Assert.Equal([], told.Except(known).Except(s_usual).Except(["--global", "--prerelease", "--source"]));
        Assert.Equal([], known.Except(told).Where(name => !name.StartsWith("--curve-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Document_Commands_AreThoseOfTheProgram()
    {
        string[] known = [.. Root().Subcommands.Select(command => command.Name)];
        string[] told = [.. CommandName().Matches(s_document).Select(match => match.Groups["name"].Value).Distinct()];
        Assert.Equal(known.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_ExitCodes_AreThoseOfTheProgram()
    {
        int[] known = [.. typeof(ExitCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!).Order()];
        int[] told = [.. ExitCode().Matches(s_document).Select(match => int.Parse(match.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(known, told);
    }

    private static RootCommand Root() => CommandLine.Create(new ToolConsole(Stream.Null, Stream.Null, TextWriter.Null));

    private static IEnumerable<string> Options()
    {
        Queue<Command> commands = new([Root()]);
        HashSet<string> names = [];
        while (commands.TryDequeue(out Command? command))
        {
            names.UnionWith(command.Options.Select(option => option.Name));
            foreach (Command inner in command.Subcommands)
            {
                commands.Enqueue(inner);
            }
        }

        return names.Except(s_usual);
    }

    [GeneratedRegex(@"--[a-z][a-z0-9-]*[a-z0-9](?![a-z0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex OptionName();

    [GeneratedRegex("(^|`)zmqi (?<name>[a-z]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex CommandName();

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();
}
