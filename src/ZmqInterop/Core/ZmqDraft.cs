using System;

namespace ZmqInterop;

/// <summary>The part of libzmq that may still change. The bundled library has it; others have it when they were built with it.</summary>
public static class ZmqDraft
{
    /// <summary>The diagnostic that the compiler reports where draft functions are used; suppress it to accept that they may change.</summary>
    public const string DiagnosticId = "ZMQDRAFT001";

    /// <summary>Whether the loaded libzmq has the draft functions (zmq_has(3)).</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static bool IsSupported => Zmq.Has("draft");

    /// <summary>A draft socket on a libzmq without drafts can be made, and aborts the process, or its peer's, when it is connected.</summary>
    internal static void ThrowIfMissing(ZmqSocketType type)
    {
        if (ZmqSocketTypes.IsDraft(type))
        {
            ThrowIfMissing($"The socket type {ZmqSocketTypes.NativeName(type)}");
        }
    }

    internal static void ThrowIfMissing(string what)
    {
        if (!IsSupported)
        {
            throw new NotSupportedException(
                $"{what} is part of libzmq's draft API, and the loaded libzmq {Zmq.Version} ({Zmq.LibraryPath}) was built without it. The package ZmqInterop.Native has a libzmq with drafts.");
        }
    }
}
