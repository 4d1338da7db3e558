using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace ZmqInterop.Native;

/// <summary>Answers the runtime's question for libzmq, with the same library for every import.</summary>
internal static class NativeResolver
{
    private static readonly Lock s_gate = new();
    private static bool s_registered;
    private static NativeModule? s_module;

    /// <summary>The library found, or null: none yet, or it is linked into the program, or a resolver of the program has chosen it.</summary>
    internal static NativeModule? Module => Volatile.Read(ref s_module);

    /// <summary>The latest search.</summary>
    internal static NativeLoadLog Log { get; private set; } = new();

    /// <summary>
    /// To be called before the first import is used. A module initializer would come too early: it runs as soon as the program touches the assembly,
    /// even if only to set a resolver of its own.
    /// </summary>
    internal static void Register()
    {
        lock (s_gate)
        {
            if (s_registered)
            {
                return;
            }

            try
            {
                NativeLibrary.SetDllImportResolver(typeof(LibZmq).Assembly, Resolve);
            }
            catch (InvalidOperationException)
            {
                // The program has set a resolver before: its choice stands.
            }

            s_registered = true;
        }
    }

    private static nint Resolve(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (libraryName != LibZmq.Library)
        {
            return 0;
        }

        lock (s_gate)
        {
            NativeModule module = s_module ?? Search(assembly);
            Volatile.Write(ref s_module, module);
            return module.Handle;
        }
    }

    // Returning zero instead of throwing would let the runtime go on looking where the environment variable says not to.
    private static NativeModule Search(Assembly assembly)
    {
        NativeLoadLog log = new();
        NativeModule? module = NativeSearch.Run(assembly, log);
        Log = log;
        return module ?? throw new DllNotFoundException($"libzmq was not found.{Environment.NewLine}{log}");
    }
}
