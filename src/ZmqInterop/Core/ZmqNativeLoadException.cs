using System;
using System.Collections.Generic;

namespace ZmqInterop;

/// <summary>
/// The native library libzmq cannot be used: it was not found, is not libzmq, is built for another machine, or is too old. The message lists every
/// place that was tried with the reason why it was refused, the runtime identifier of this process, and what to do.
/// </summary>
/// <remarks>A later call tries again, so a process may recover from this exception, for instance by setting the environment variable <c>ZMQINTEROP_LIBZMQ</c>.</remarks>
public sealed class ZmqNativeLoadException : DllNotFoundException
{
    /// <summary>Creates an exception with a general message.</summary>
    public ZmqNativeLoadException()
        : this("The native library libzmq cannot be loaded.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What failed, and what to do about it.</param>
    public ZmqNativeLoadException(string? message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Creates an exception with a message and the exception that led to it.</summary>
    /// <param name="message">What failed, and what to do about it.</param>
    /// <param name="innerException">What the runtime reported, or null.</param>
    public ZmqNativeLoadException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ZmqNativeLoadException(string message, IReadOnlyList<string> triedPaths, Exception? innerException)
        : base(message, innerException) => TriedPaths = triedPaths;

    /// <summary>The files and library names that were tried, in order.</summary>
    public IReadOnlyList<string> TriedPaths { get; } = [];
}
