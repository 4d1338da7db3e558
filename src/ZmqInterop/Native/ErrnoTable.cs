namespace ZmqInterop.Native;

/// <summary>The error numbers on which operating systems differ; one file per system holds its column.</summary>
internal sealed partial class ErrnoTable
{
    internal required int EAGAIN { get; init; }

    internal required int ENAMETOOLONG { get; init; }

    internal required int ENOTSUP { get; init; }

    internal required int EPROTONOSUPPORT { get; init; }

    internal required int ENOBUFS { get; init; }

    internal required int ENETDOWN { get; init; }

    internal required int EADDRINUSE { get; init; }

    internal required int EADDRNOTAVAIL { get; init; }

    internal required int ECONNREFUSED { get; init; }

    internal required int EINPROGRESS { get; init; }

    internal required int ENOTSOCK { get; init; }

    internal required int EMSGSIZE { get; init; }

    internal required int EAFNOSUPPORT { get; init; }

    internal required int ENETUNREACH { get; init; }

    internal required int ECONNABORTED { get; init; }

    internal required int ECONNRESET { get; init; }

    internal required int ENOTCONN { get; init; }

    internal required int ETIMEDOUT { get; init; }

    internal required int EHOSTUNREACH { get; init; }

    internal required int ENETRESET { get; init; }
}
