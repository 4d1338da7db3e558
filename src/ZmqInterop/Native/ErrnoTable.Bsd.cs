namespace ZmqInterop.Native;

internal sealed partial class ErrnoTable
{
    /// <summary>macOS, its relatives, and FreeBSD.</summary>
    internal static ErrnoTable Bsd { get; } = new()
    {
        EAGAIN = 35,
        ENAMETOOLONG = 63,
        ENOTSUP = 45,
        EPROTONOSUPPORT = 43,
        ENOBUFS = 55,
        ENETDOWN = 50,
        EADDRINUSE = 48,
        EADDRNOTAVAIL = 49,
        ECONNREFUSED = 61,
        EINPROGRESS = 36,
        ENOTSOCK = 38,
        EMSGSIZE = 40,
        EAFNOSUPPORT = 47,
        ENETUNREACH = 51,
        ECONNABORTED = 53,
        ECONNRESET = 54,
        ENOTCONN = 57,
        ETIMEDOUT = 60,
        EHOSTUNREACH = 65,
        ENETRESET = 52,
    };
}
