using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>docs/native-loading.md quotes messages that the library has.</summary>
public sealed partial class NativeLoadingTests
{
    // What the loaders of systems say.
    private static readonly string[] s_ofSystems =
        ["cannot open shared object file", "wrong ELF class", "invalid ELF header", "not a valid Win32 application", "version 'GLIBC_2.36' not found"];

    [Fact]
    public void Messages_Quoted_AreThoseOfTheLibrary()
    {
        string sources = string.Concat(
            from folder in (string[])["Native", "Core"]
            from file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "ZmqInterop", folder), "N*.cs").Append(Path.Combine(Repository.Root, "src/ZmqInterop/Core/ZmqLibrary.cs"))
            select File.ReadAllText(file));
        string[] quoted = [.. Quoted(Repository.Read("docs/native-loading.md"))];
        Assert.True(quoted.Length > 8);
        Assert.Equal([], quoted.Except(s_ofSystems).Where(message => !sources.Contains(message, StringComparison.Ordinal)));
    }

    [Fact]
    public void Search_AsTold_IsThatOfTheLibrary()
    {
        string text = Repository.Read("docs/native-loading.md");
        string search = Repository.Read("src/ZmqInterop/Native/NativeSearch.cs");
        Assert.All(
            ["ZMQINTEROP_LIBZMQ", "libzmq.so", "libzmq.dylib", "libzmq.dll", "libzmq.so.5", "libzmq.5.dylib"],
            name =>
            {
                Assert.Contains(name, text, StringComparison.Ordinal);
                Assert.Contains($"{name}\"", search, StringComparison.Ordinal);
            });
    }

    // The first cells of the table, and what the example shows but for its paths.
    private static IEnumerable<string> Quoted(string text) =>
        from line in text.Split('\n').SkipWhile(line => !line.StartsWith("| it says", StringComparison.Ordinal)).Skip(2)
        where line.StartsWith('|')
        from Match code in Code().Matches(line.Split(" | ")[0])
        let message = code.Groups["text"].Value.TrimEnd('.')
        select message.EndsWith("zmq_", StringComparison.Ordinal) ? message[..^"zmq_".Length] : message;

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
