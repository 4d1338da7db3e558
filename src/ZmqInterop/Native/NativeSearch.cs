using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ZmqInterop.Native;

/// <summary>Where libzmq is looked for, in this order: the environment variable, the packaged library, the system's library.</summary>
internal static class NativeSearch
{
    internal const string PathVariable = "ZMQINTEROP_LIBZMQ";

    /// <summary>The file that the environment prescribes, or null. With it, nothing else is tried.</summary>
    internal static string? PrescribedFile
    {
        get
        {
            string? path = Environment.GetEnvironmentVariable(PathVariable);
            return string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path);
        }
    }

    private static string PackagedName =>
        OperatingSystem.IsWindows() ? "libzmq.dll" :
        OperatingSystem.IsMacOS() ? "libzmq.dylib" :
        "libzmq.so";

    private static string[] SystemNames =>
        OperatingSystem.IsWindows() ? [] :
        OperatingSystem.IsMacOS() ? ["libzmq.5.dylib", "/opt/homebrew/lib/libzmq.5.dylib", "/usr/local/lib/libzmq.5.dylib"] :
        ["libzmq.so.5", "libzmq.so"];

    internal static NativeModule? Run(Assembly assembly, NativeLoadLog log)
    {
        if (PrescribedFile is string file)
        {
            return NativeModule.TryLoadFile(file, log);
        }

        // A plug-in with a load context of its own may bring a libzmq of its own; what lies beside the host comes second.
        bool isolated = AssemblyLoadContext.GetLoadContext(assembly) != AssemblyLoadContext.Default;
        NativeModule? packaged = isolated
            ? NativeModule.TryLoad(LibZmq.Library, assembly, log) ?? FirstOf(PackagedFiles(), log)
            : FirstOf(PackagedFiles(), log) ?? NativeModule.TryLoad(LibZmq.Library, assembly, log);
        return packaged ?? FirstOf(SystemNames, log);
    }

    private static NativeModule? FirstOf(IEnumerable<string> candidates, NativeLoadLog log) =>
        candidates
            .Select(candidate => Path.IsPathRooted(candidate) ? NativeModule.TryLoadFile(candidate, log) : NativeModule.TryLoad(candidate, log))
            .FirstOrDefault(module => module is not null);

    private static IEnumerable<string> PackagedFiles()
    {
        string fromHost = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string runtimes = Path.Combine(AppContext.BaseDirectory, "runtimes");
        return fromHost
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Append(Path.Combine(runtimes, RuntimeInformation.RuntimeIdentifier, "native"))
            .Append(Path.Combine(runtimes, PortableRuntimeIdentifier(), "native"))
            .Select(directory => Path.GetFullPath(Path.Combine(directory, PackagedName)))
            .Distinct();
    }

    // A runtime built by a distribution reports that distribution's identifier; packages are named after the portable one.
    private static string PortableRuntimeIdentifier()
    {
        string own = RuntimeInformation.RuntimeIdentifier;
        bool musl = own.Contains("musl", StringComparison.Ordinal) || own.StartsWith("alpine", StringComparison.Ordinal);
        string system =
            OperatingSystem.IsWindows() ? "win" :
            OperatingSystem.IsMacOS() ? "osx" :
            musl ? "linux-musl" : "linux";
        string architecture = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.X86 => "x86",
            Architecture.Arm => "arm",
            Architecture.Arm64 => "arm64",
            Architecture other => other.ToString().ToLowerInvariant(),
        };
        return $"{system}-{architecture}";
    }
}
