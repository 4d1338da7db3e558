using System.Collections.Generic;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>From error numbers of this system to <see cref="ZmqError"/>.</summary>
internal static class ZmqErrors
{
    // Not a frozen one: its assembly would be loaded for the first exception, and where there are no descriptors it cannot be.
    private static readonly Dictionary<int, ZmqError> s_errors = new()
    {
        [Errno.EAGAIN] = ZmqError.WouldBlock,
        [Errno.EINTR] = ZmqError.Interrupted,
        [Errno.EINVAL] = ZmqError.InvalidArgument,
        [Errno.ENOTSUP] = ZmqError.NotSupported,
        [Errno.EPROTONOSUPPORT] = ZmqError.ProtocolNotSupported,
        [Errno.ENOCOMPATPROTO] = ZmqError.IncompatibleProtocol,
        [Errno.ENOBUFS] = ZmqError.NoBufferSpace,
        [Errno.ENETDOWN] = ZmqError.NetworkDown,
        [Errno.EADDRINUSE] = ZmqError.AddressInUse,
        [Errno.EADDRNOTAVAIL] = ZmqError.AddressNotAvailable,
        [Errno.ECONNREFUSED] = ZmqError.ConnectionRefused,
        [Errno.EINPROGRESS] = ZmqError.InProgress,
        [Errno.ENOTSOCK] = ZmqError.NotASocket,
        [Errno.EMSGSIZE] = ZmqError.MessageTooLong,
        [Errno.EAFNOSUPPORT] = ZmqError.AddressFamilyNotSupported,
        [Errno.ENETUNREACH] = ZmqError.NetworkUnreachable,
        [Errno.ECONNABORTED] = ZmqError.ConnectionAborted,
        [Errno.ECONNRESET] = ZmqError.ConnectionReset,
        [Errno.ENOTCONN] = ZmqError.NotConnected,
        [Errno.ETIMEDOUT] = ZmqError.TimedOut,
        [Errno.EHOSTUNREACH] = ZmqError.HostUnreachable,
        [Errno.ENETRESET] = ZmqError.NetworkReset,
        [Errno.EFAULT] = ZmqError.BadAddress,
        [Errno.ENOMEM] = ZmqError.NoMemory,
        [Errno.EMFILE] = ZmqError.TooManyOpenFiles,
        [Errno.ENODEV] = ZmqError.NoDevice,
        [Errno.ENOENT] = ZmqError.NotFound,
        [Errno.EACCES] = ZmqError.AccessDenied,
        [Errno.EPERM] = ZmqError.NotPermitted,
        [Errno.ENAMETOOLONG] = ZmqError.NameTooLong,
        [Errno.EEXIST] = ZmqError.AlreadyExists,
        [Errno.EBUSY] = ZmqError.Busy,
        [Errno.EPIPE] = ZmqError.BrokenPipe,
        [Errno.EBADF] = ZmqError.BadDescriptor,
        [Errno.EFSM] = ZmqError.InvalidState,
        [Errno.ETERM] = ZmqError.ContextTerminated,
        [Errno.EMTHREAD] = ZmqError.NoThread,
    };

    public static ZmqError FromErrno(int errno) => s_errors.GetValueOrDefault(errno);
}
