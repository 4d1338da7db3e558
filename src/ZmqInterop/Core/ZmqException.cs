using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// libzmq refused a call. <see cref="Exception.Message"/> names the call, what it was about (an endpoint, an option), libzmq's reason, and the way out
/// where there is a usual one.
/// </summary>
public class ZmqException : Exception
{
    /// <summary>Makes an exception without details.</summary>
    public ZmqException()
        : this("libzmq refused a call.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public ZmqException(string message)
        : this(message, null)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public ZmqException(string message, Exception? innerException)
        : base(message, innerException) => Operation = string.Empty;

    private ZmqException(string message, int errno, string operation)
        : base(message)
    {
        Error = ZmqErrors.FromErrno(errno);
        NativeErrorCode = errno;
        Operation = operation;
    }

    /// <summary>What went wrong, the same on every system.</summary>
    public ZmqError Error { get; }

    /// <summary>libzmq's error number, which differs between systems (zmq_errno(3)).</summary>
    public int NativeErrorCode { get; }

    /// <summary>The function of libzmq that failed, for instance "zmq_bind".</summary>
    public string Operation { get; }

    /// <summary>The exception for a failed call.</summary>
    /// <param name="errno">What <c>zmq_errno</c> returned on the same thread directly after the call.</param>
    /// <param name="operation">The function, in C spelling.</param>
    /// <param name="subject">What the call was about: "tcp://...", "a PULL socket".</param>
    /// <param name="advice">A sentence with the way out.</param>
    internal static ZmqException Create(int errno, string operation, string? subject = null, string? advice = null)
    {
        StringBuilder message = new(operation);
        if (subject is not null)
        {
            message.Append('(').Append(subject).Append(')');
        }

        message.Append(CultureInfo.InvariantCulture, $" failed: {Describe(errno)} ({Errno.NameOf(errno) ?? "errno"}, {errno}).");
        if (advice is not null)
        {
            message.Append(' ').Append(advice);
        }

        return new ZmqException(message.ToString(), errno, operation);
    }

    private static unsafe string Describe(int errno) =>
        Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(LibZmq.zmq_strerror(errno)));
}
