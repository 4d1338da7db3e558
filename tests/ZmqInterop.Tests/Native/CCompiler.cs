using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace ZmqInterop.Tests.Native;

/// <summary>A C compiler that checks declarations against headers: the one of the system, or a cross compiler for another one.</summary>
internal sealed class CCompiler
{
    private CCompiler(string name, string path)
    {
        Name = name;
        Path = path;
    }

    /// <summary>The C compiler of this system, or null. An emulated process sees the compiler of the machine, which is another one's.</summary>
    internal static CCompiler? Native { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? Find("aarch64-linux-gnu-gcc") : Find("cc");

    /// <summary>A compiler for 64-bit Windows, or null.</summary>
    internal static CCompiler? Windows { get; } = Find("x86_64-w64-mingw32-gcc");

    internal string Name { get; }

    internal string Path { get; }

    internal bool IsForWindows => Name.Contains("mingw", StringComparison.Ordinal) || OperatingSystem.IsWindows();

    internal async Task AssertAcceptsAsync(string source)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("check.c");
        await File.WriteAllTextAsync(file, source);
        ChildResult result = await ChildProcess.RunAsync(new ProcessStartInfo(Path, ["-std=gnu11", "-fsyntax-only", "-Wall", "-Wno-unused", file]));
        Assert.True(result.ExitCode == 0, result.Error);
    }

    internal async Task CompileLibraryAsync(string source, string library, params string[] arguments)
    {
        string file = System.IO.Path.ChangeExtension(library, ".c");
        await File.WriteAllTextAsync(file, source);
        ChildResult result = await ChildProcess.RunAsync(new ProcessStartInfo(Path, ["-shared", "-fPIC", "-o", library, file, .. arguments]));
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static CCompiler? Find(string name)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => System.IO.Path.Combine(directory, name))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new CCompiler(name, path);
    }
}
