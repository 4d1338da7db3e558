using System;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;

namespace ZmqInterop.Native;

/// <summary>Answers the runtime's question for libzmq, with the same library for every import.</summary>
internal static class NativeResolver
{
    private static readonly Lock s_gate = new();
    private static Func<NativeLoadLog, Exception>? s_refusal;
    private static NativeModule? s_module;

    /// <summary>
    /// Whether libzmq is in the program. ZmqInterop.Native.Static tells the NativeAOT compiler so, which then leaves out everything that searches.
    /// </summary>
    [FeatureSwitchDefinition("ZmqInterop.StaticLink")]
    internal static bool IsLinkedIn => AppContext.TryGetSwitch("ZmqInterop.StaticLink", out bool isLinkedIn) && isLinkedIn;

    /// <summary>Whether the runtime asks here, and not a resolver that the program has set.</summary>
    internal static bool IsRegistered { get; private set; }

    /// <summary>The library found, or null: none yet, or it is linked into the program, or a resolver of the program has chosen it.</summary>
    internal static NativeModule? Module => Volatile.Read(ref s_module);

    /// <summary>The latest search.</summary>
    internal static NativeLoadLog Log { get; private set; } = new();

    /// <param name="refusal">Makes the exception that is thrown where an import is bound and no usable library was found.</param>
    internal static void Register(Func<NativeLoadLog, Exception> refusal)
    {
        s_refusal = refusal;
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(LibZmq).Assembly, Resolve);
            IsRegistered = true;
        }
        catch (InvalidOperationException)
        {
            // The program has set a resolver before: its choice stands.
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
        return module ?? throw s_refusal!(log);
    }
}
