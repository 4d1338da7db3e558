using System;

namespace ZmqInterop;

/// <summary>The part of libzmq that may still change. The bundled library has it; others have it when they were built with it.</summary>
public static class ZmqDraft
{
    /// <summary>The diagnostic that the compiler reports where draft functions are used; suppress it to accept that they may change.</summary>
    public const string DiagnosticId = "ZMQDRAFT001";

    private static readonly Version s_pollerDescriptor = new(4, 3, 2);

    /// <summary>Whether the loaded libzmq has the draft functions (zmq_has(3)).</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static bool IsSupported => Zmq.Has("draft");

    /// <summary>A draft socket on a libzmq without drafts can be made, and aborts the process, or its peer's, when it is connected.</summary>
    internal static void ThrowIfMissing(ZmqSocketType type)
    {
        if (ZmqSocketTypes.IsDraft(type))
        {
            // Their descriptor is told by zmq_poller_fd.
            ThrowIfMissing($"The socket type {ZmqSocketTypes.NativeName(type)}", s_pollerDescriptor);
        }
    }

    /// <param name="what">What is about to be called.</param>
    /// <param name="since">The version that it came with; null when every libzmq with drafts has it.</param>
    internal static void ThrowIfMissing(string what, Version? since = null)
    {
        if (!IsSupported)
        {
            throw new NotSupportedException(
                $"{what} is part of libzmq's draft API, and the loaded libzmq {Zmq.Version} ({Zmq.LibraryPath}) was built without it. The package ZmqInterop.Native has a libzmq with drafts.");
        }

        if (since is not null)
        {
            ZmqLibrary.ThrowIfOlder(what, since);
        }
    }
}
