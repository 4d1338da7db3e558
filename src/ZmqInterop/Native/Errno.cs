using System;

namespace ZmqInterop.Native;

/// <summary>Error numbers as <c>zmq_errno</c> returns them on this system.</summary>
internal static partial class Errno
{
    internal const int EPERM = 1;
    internal const int ENOENT = 2;
    internal const int EINTR = 4;
    internal const int EBADF = 9;
    internal const int ENOMEM = 12;
    internal const int EACCES = 13;
    internal const int EFAULT = 14;
    internal const int EBUSY = 16;
    internal const int EEXIST = 17;
    internal const int ENODEV = 19;
    internal const int EINVAL = 22;
    internal const int EMFILE = 24;
    internal const int EPIPE = 32;

    internal const int EFSM = ZmqConstants.ZMQ_HAUSNUMERO + 51;
    internal const int ENOCOMPATPROTO = ZmqConstants.ZMQ_HAUSNUMERO + 52;
    internal const int ETERM = ZmqConstants.ZMQ_HAUSNUMERO + 53;
    internal const int EMTHREAD = ZmqConstants.ZMQ_HAUSNUMERO + 54;

    internal static readonly int EAGAIN = Platform.EAGAIN;
    internal static readonly int ENAMETOOLONG = Platform.ENAMETOOLONG;
    internal static readonly int ENOTSUP = Platform.ENOTSUP;
    internal static readonly int EPROTONOSUPPORT = Platform.EPROTONOSUPPORT;
    internal static readonly int ENOBUFS = Platform.ENOBUFS;
    internal static readonly int ENETDOWN = Platform.ENETDOWN;
    internal static readonly int EADDRINUSE = Platform.EADDRINUSE;
    internal static readonly int EADDRNOTAVAIL = Platform.EADDRNOTAVAIL;
    internal static readonly int ECONNREFUSED = Platform.ECONNREFUSED;
    internal static readonly int EINPROGRESS = Platform.EINPROGRESS;
    internal static readonly int ENOTSOCK = Platform.ENOTSOCK;
    internal static readonly int EMSGSIZE = Platform.EMSGSIZE;
    internal static readonly int EAFNOSUPPORT = Platform.EAFNOSUPPORT;
    internal static readonly int ENETUNREACH = Platform.ENETUNREACH;
    internal static readonly int ECONNABORTED = Platform.ECONNABORTED;
    internal static readonly int ECONNRESET = Platform.ECONNRESET;
    internal static readonly int ENOTCONN = Platform.ENOTCONN;
    internal static readonly int ETIMEDOUT = Platform.ETIMEDOUT;
    internal static readonly int EHOSTUNREACH = Platform.EHOSTUNREACH;
    internal static readonly int ENETRESET = Platform.ENETRESET;

    private static ErrnoTable Platform =>
        OperatingSystem.IsWindows() ? ErrnoTable.Windows :
        OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? ErrnoTable.Linux :
        ErrnoTable.Bsd;
}
