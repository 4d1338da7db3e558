using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Native;

/// <summary>The headers and compilers of this machine as rows of theories; a row named <see cref="None"/> stands for their absence.</summary>
internal static class HeaderCases
{
    private const string None = "none";

    internal static TheoryData<string> Headers() => [.. Header.All.Select(header => header.Path).DefaultIfEmpty(None)];

    internal static TheoryData<string> Compilers() => [.. AllCompilers().Select(compiler => compiler.Name).DefaultIfEmpty(None)];

    internal static TheoryData<string, string> HeadersAndCompilers() =>
        [.. from header in Headers() from compiler in Compilers() select (header.Data, compiler.Data)];

    internal static Header HeaderOrSkip(string path)
    {
        Assert.SkipWhen(path == None, "No zmq.h: build native/ or install libzmq3-dev.");
        return Header.All.First(header => header.Path == path);
    }

    internal static CCompiler CompilerOrSkip(string name)
    {
        Assert.SkipWhen(name == None, "No C compiler: install cc.");
        return AllCompilers().First(compiler => compiler.Name == name);
    }

    private static IEnumerable<CCompiler> AllCompilers() => new[] { CCompiler.Native, CCompiler.Windows }.OfType<CCompiler>();
}
