using System.Collections.Generic;

namespace ZmqInterop.Native;

internal static partial class Errno
{
    /// <summary>The symbolic name of an error number, such as <c>EADDRINUSE</c>, or null if it has none here.</summary>
    internal static string? NameOf(int errno) => Names.ByNumber.GetValueOrDefault(errno);

    private static class Names
    {
        internal static readonly Dictionary<int, string> ByNumber = Build();

        private static Dictionary<int, string> Build()
        {
            Dictionary<int, string> names = new()
            {
                [EPERM] = nameof(EPERM),
                [ENOENT] = nameof(ENOENT),
                [EINTR] = nameof(EINTR),
                [EBADF] = nameof(EBADF),
                [ENOMEM] = nameof(ENOMEM),
                [EACCES] = nameof(EACCES),
                [EFAULT] = nameof(EFAULT),
                [EBUSY] = nameof(EBUSY),
                [EEXIST] = nameof(EEXIST),
                [ENODEV] = nameof(ENODEV),
                [EINVAL] = nameof(EINVAL),
                [EMFILE] = nameof(EMFILE),
                [EPIPE] = nameof(EPIPE),
                [EFSM] = nameof(EFSM),
                [ENOCOMPATPROTO] = nameof(ENOCOMPATPROTO),
                [ETERM] = nameof(ETERM),
                [EMTHREAD] = nameof(EMTHREAD),
                [EAGAIN] = nameof(EAGAIN),
                [ENAMETOOLONG] = nameof(ENAMETOOLONG),
                [ENOTSUP] = nameof(ENOTSUP),
                [EPROTONOSUPPORT] = nameof(EPROTONOSUPPORT),
                [ENOBUFS] = nameof(ENOBUFS),
                [ENETDOWN] = nameof(ENETDOWN),
                [EADDRINUSE] = nameof(EADDRINUSE),
                [EADDRNOTAVAIL] = nameof(EADDRNOTAVAIL),
                [ECONNREFUSED] = nameof(ECONNREFUSED),
                [EINPROGRESS] = nameof(EINPROGRESS),
                [ENOTSOCK] = nameof(ENOTSOCK),
                [EMSGSIZE] = nameof(EMSGSIZE),
                [EAFNOSUPPORT] = nameof(EAFNOSUPPORT),
                [ENETUNREACH] = nameof(ENETUNREACH),
                [ECONNABORTED] = nameof(ECONNABORTED),
                [ECONNRESET] = nameof(ECONNRESET),
                [ENOTCONN] = nameof(ENOTCONN),
                [ETIMEDOUT] = nameof(ETIMEDOUT),
                [EHOSTUNREACH] = nameof(EHOSTUNREACH),
                [ENETRESET] = nameof(ENETRESET),
            };

            // What zmq.h falls back to, in its order, where the C library it was built with lacks the number.
            string[] fallbacks =
            [
                nameof(ENOTSUP),
                nameof(EPROTONOSUPPORT),
                nameof(ENOBUFS),
                nameof(ENETDOWN),
                nameof(EADDRINUSE),
                nameof(EADDRNOTAVAIL),
                nameof(ECONNREFUSED),
                nameof(EINPROGRESS),
                nameof(ENOTSOCK),
                nameof(EMSGSIZE),
                nameof(EAFNOSUPPORT),
                nameof(ENETUNREACH),
                nameof(ECONNABORTED),
                nameof(ECONNRESET),
                nameof(ENOTCONN),
                nameof(ETIMEDOUT),
                nameof(EHOSTUNREACH),
                nameof(ENETRESET),
            ];
            for (int i = 0; i < fallbacks.Length; i++)
            {
                names[ZmqConstants.ZMQ_HAUSNUMERO + 1 + i] = fallbacks[i];
            }

            return names;
        }
    }
}
