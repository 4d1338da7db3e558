using System;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>The libzmq that this process uses.</summary>
public static unsafe class Zmq
{
    /// <summary>Its version (zmq_version(3)).</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static Version Version
    {
        get
        {
            ZmqLibrary.EnsureLoaded();
            int major;
            int minor;
            int patch;
            LibZmq.zmq_version(&major, &minor, &patch);
            return new Version(major, minor, patch);
        }
    }

    /// <summary>The file it was loaded from, for logs; null when that cannot be told.</summary>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static string? LibraryPath => ZmqLibrary.Path;

    /// <summary>Whether it was built with a capability (zmq_has(3)).</summary>
    /// <param name="capability">
    /// "ipc", "pgm", "tipc", "norm", "curve", "gssapi", "vmci", "draft", "WS" or "WSS"; the last two in capitals. False for all other names, also of what
    /// is always there, such as "tcp".
    /// </param>
    /// <returns>True when it was.</returns>
    /// <exception cref="ArgumentException"><paramref name="capability"/> is null or empty.</exception>
    /// <exception cref="ZmqNativeLoadException">libzmq cannot be loaded.</exception>
    public static bool Has(string capability)
    {
        ArgumentException.ThrowIfNullOrEmpty(capability);
        ZmqLibrary.EnsureLoaded();
        return LibZmq.zmq_has(capability) != 0;
    }
}
