using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ZmqInterop.Tests.Native;

/// <summary>A zmq.h, read as text. What is read here is held against the compiler's own reading in the tests.</summary>
internal sealed partial class Header
{
    private readonly string _text;

    private Header(string path)
    {
        Path = path;
        _text = Comments().Replace(File.ReadAllText(path), " ");
        Version = new Version(Macro("ZMQ_VERSION_MAJOR"), Macro("ZMQ_VERSION_MINOR"), Macro("ZMQ_VERSION_PATCH"));
        int draft = _text.IndexOf("#ifdef ZMQ_BUILD_DRAFT_API", StringComparison.Ordinal);
        Functions = [.. Exports().Matches(_text).Select(match => ParseFunction(match.Groups[1].Value, match.Index > draft))];
        Macros = [.. Defines().Matches(_text).Select(match => match.Groups[1].Value)];
        Errors = [.. OwnErrors().Matches(_text).Select(match => match.Groups[1].Value)];
    }

    /// <summary>The headers to check against: of the library built in this repository and of the system's library, as far as they are there.</summary>
    internal static IReadOnlyList<Header> All { get; } = [.. Candidates().Where(File.Exists).Select(path => new Header(path))];

    internal string Path { get; }

    internal Version Version { get; }

    internal IReadOnlyList<HeaderFunction> Functions { get; }

    /// <summary>The names of the ZMQ_ macros that stand for a value.</summary>
    internal IReadOnlyList<string> Macros { get; }

    /// <summary>The names of the error numbers that the header makes where the system has none.</summary>
    internal IReadOnlyList<string> Errors { get; }

    private static IEnumerable<string> Candidates()
    {
        if (Repository.Root is not null)
        {
            yield return System.IO.Path.Combine(Repository.Root, "artifacts", "native", RuntimeInformation.RuntimeIdentifier, "include", "zmq.h");
        }

        yield return "/usr/include/zmq.h";
        yield return "/usr/local/include/zmq.h";
        yield return "/opt/homebrew/include/zmq.h";
    }

    private static HeaderFunction ParseFunction(string declaration, bool isDraft)
    {
        Match match = Declaration().Match(declaration);
        string parameters = match.Groups["parameters"].Value.Trim();
        return new HeaderFunction(
            match.Groups["name"].Value,
            match.Groups["type"].Value.Trim(),
            parameters == "void" ? [] : [.. parameters.Split(',').Select(ParseParameter)],
            isDraft);
    }

    private static (string Type, string Name) ParseParameter(string parameter)
    {
        Match match = Parameter().Match(parameter.Trim());
        string type = match.Groups["type"].Value.Trim();
        return type.Length > 0 ? (type, match.Groups["name"].Value.TrimEnd('_')) : (parameter.Trim(), "");
    }

    private int Macro(string name) =>
        int.Parse(Regex.Match(_text, $@"#define {name} (\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^ZMQ_EXPORT\s+([^;#]+);", RegexOptions.Multiline)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^#define (ZMQ_\w+)[ \t]+\S", RegexOptions.Multiline)]
    private static partial Regex Defines();

    [GeneratedRegex(@"^#define (E[A-Z]+)[ \t]+\(ZMQ_HAUSNUMERO", RegexOptions.Multiline)]
    private static partial Regex OwnErrors();

    [GeneratedRegex(@"^(?<type>.*?)(?<name>zmq_\w+)\s*\((?<parameters>.*)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?<type>.*[\s*])(?<name>\w+)$", RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
