namespace ZmqInterop.Native;

internal sealed partial class ErrnoTable
{
    /// <summary>The C runtime of Windows; <c>errno.h</c>, not the codes of Winsock.</summary>
    internal static ErrnoTable Windows { get; } = new()
    {
        EAGAIN = 11,
        ENAMETOOLONG = 38,
        ENOTSUP = 129,
        EPROTONOSUPPORT = 135,
        ENOBUFS = 119,
        ENETDOWN = 116,
        EADDRINUSE = 100,
        EADDRNOTAVAIL = 101,
        ECONNREFUSED = 107,
        EINPROGRESS = 112,
        ENOTSOCK = 128,
        EMSGSIZE = 115,
        EAFNOSUPPORT = 102,
        ENETUNREACH = 118,
        ECONNABORTED = 106,
        ECONNRESET = 108,
        ENOTCONN = 126,
        ETIMEDOUT = 138,
        EHOSTUNREACH = 110,
        ENETRESET = 117,
    };
}
