namespace ZmqInterop.Native;

internal sealed partial class ErrnoTable
{
    /// <summary>Linux and Android.</summary>
    internal static ErrnoTable Linux { get; } = new()
    {
        EAGAIN = 11,
        ENAMETOOLONG = 36,
        ENOTSUP = 95,
        EPROTONOSUPPORT = 93,
        ENOBUFS = 105,
        ENETDOWN = 100,
        EADDRINUSE = 98,
        EADDRNOTAVAIL = 99,
        ECONNREFUSED = 111,
        EINPROGRESS = 115,
        ENOTSOCK = 88,
        EMSGSIZE = 90,
        EAFNOSUPPORT = 97,
        ENETUNREACH = 101,
        ECONNABORTED = 103,
        ECONNRESET = 104,
        ENOTCONN = 107,
        ETIMEDOUT = 110,
        EHOSTUNREACH = 113,
        ENETRESET = 102,
    };
}
