using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>A loaded library that has shown itself to be a libzmq of a supported version.</summary>
internal sealed unsafe class NativeModule
{
    /// <summary>The first version with messages of 64 bytes and the stable functions of today.</summary>
    internal static readonly Version MinimumVersion = new(4, 2, 0);

    private readonly string _candidate;
    private string? _path;

    private NativeModule(nint handle, string candidate)
    {
        Handle = handle;
        _candidate = candidate;
    }

    internal nint Handle { get; }

    /// <summary>The file, or the name under which the loader of the system found it where the file cannot be told.</summary>
    internal string Path => _path ??= System.IO.Path.IsPathRooted(_candidate) ? _candidate : FileContaining(NativeLibrary.GetExport(Handle, nameof(LibZmq.zmq_version))) ?? _candidate;

    internal static NativeModule? TryLoadFile(string path, NativeLoadLog log)
    {
        if (File.Exists(path))
        {
            return TryLoad(path, log);
        }

        log.Add(path, "no such file");
        return null;
    }

    /// <summary>Leaves a plain name to the loader of the system.</summary>
    internal static NativeModule? TryLoad(string name, NativeLoadLog log) => TryLoad(name, name, static name => NativeLibrary.Load(name), log);

    /// <summary>Leaves the name to the runtime, which asks the assembly's load context, then looks beside the assembly and in the system's folders.</summary>
    internal static NativeModule? TryLoad(string name, Assembly assembly, NativeLoadLog log) =>
        TryLoad(name, $"{name} (as the runtime looks for it)", name => NativeLibrary.Load(name, assembly, DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories), log);

    /// <summary>A file of a library that this class did not load, by the beginning of its name.</summary>
    internal static string? FileNamed(string prefix) => FindModule(module => System.IO.Path.GetFileName(module.FileName).StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string? FileContaining(nint address) => FindModule(module => address >= module.BaseAddress && address < module.BaseAddress + module.ModuleMemorySize);

    private static NativeModule? TryLoad(string name, string candidate, Func<string, nint> load, NativeLoadLog log)
    {
        nint handle;
        try
        {
            handle = load(name);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            log.Add(candidate, Reason(e.Message, name));
            return null;
        }

        string? objection = Objection(handle);
        if (objection is null)
        {
            log.Add(candidate, "loaded");
            return new NativeModule(handle, name);
        }

        NativeLibrary.Free(handle);
        log.Add(candidate, objection);
        return null;
    }

    // Asked through pointers, because an import, once bound, would stay with the wrong library.
    private static string? Objection(nint handle)
    {
        foreach (string name in (ReadOnlySpan<string>)[nameof(LibZmq.zmq_errno), nameof(LibZmq.zmq_version), nameof(LibZmq.zmq_ctx_new), nameof(LibZmq.zmq_msg_init)])
        {
            if (!NativeLibrary.TryGetExport(handle, name, out _))
            {
                return $"it is not libzmq, it has no {name}";
            }
        }

        nint zmq_version = NativeLibrary.GetExport(handle, nameof(LibZmq.zmq_version));
        int major, minor, patch;
        ((delegate* unmanaged[Cdecl]<int*, int*, int*, void>)zmq_version)(&major, &minor, &patch);
        Version version = new(major, minor, patch);
        return version < MinimumVersion ? $"libzmq {version} is too old, {MinimumVersion} or later is needed" : null;
    }

    // The runtime's message ends with what the loader of the system said: on Unix in a line "file: reason", on Windows behind the only colon.
    private static string Reason(string message, string name)
    {
        string last = message.TrimEnd();
        last = last[(last.LastIndexOf('\n') + 1)..];
        string file = name + ": ";
        return last.StartsWith(file, StringComparison.Ordinal) ? last[file.Length..] : last;
    }

    private static string? FindModule(Predicate<ProcessModule> predicate)
    {
        using Process process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            if (predicate(module))
            {
                return module.FileName;
            }
        }

        return null;
    }
}
