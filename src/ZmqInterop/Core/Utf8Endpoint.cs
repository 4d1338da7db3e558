using System;
using System.Text;

namespace ZmqInterop;

/// <summary>Endpoints as libzmq takes them: UTF-8 with a closing zero.</summary>
internal static class Utf8Endpoint
{
    // libzmq has no limit for inproc names. This one is so that reading an endpoint back can have one (ZmqSocket.Options.cs).
    private const int MaxLength = 1024 * 1024;
    private const string Ipc = "ipc://";

    // sun_path of the system's sockaddr_un, of which libzmq leaves one byte for a closing zero.
    private static readonly int s_longestIpcPath = (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? 108 : 104) - 1;

    /// <summary>Refuses what libzmq could only answer with EINVAL, or would read in part.</summary>
    public static void Check(string endpoint, string parameterName = "endpoint")
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint, parameterName);
        if (endpoint.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("An endpoint cannot contain a NUL character: libzmq would stop reading there.", parameterName);
        }

        if (endpoint.Length > MaxLength)
        {
            throw new ArgumentException($"The endpoint has {endpoint.Length} characters. {MaxLength} are the most.", parameterName);
        }

        int separator = endpoint.IndexOf("://", StringComparison.Ordinal);
        if (separator <= 0 || separator + 3 == endpoint.Length)
        {
            throw new ArgumentException(
                $"\"{endpoint}\" is not an endpoint. Endpoints have the form transport://address, for instance tcp://127.0.0.1:5555, ipc:///tmp/feed or inproc://name.",
                parameterName);
        }

        CheckPort(endpoint, parameterName);
        CheckIpcPath(endpoint, parameterName);
    }

    /// <summary>libzmq reads a port with atoi, modulo 65536: tcp://127.0.0.1:99999 would quietly become 34463, :-1 65535, and :80x 80.</summary>
    private static void CheckPort(string endpoint, string parameterName)
    {
        ReadOnlySpan<char> port = endpoint.AsSpan(endpoint.LastIndexOf(':') + 1);
        if (endpoint.StartsWith("tcp://", StringComparison.Ordinal)
            && !port.IsEmpty
            && (char.IsAsciiDigit(port[0]) || port[0] is '+' or '-' || char.IsWhiteSpace(port[0]))
            && (port.ContainsAnyExceptInRange('0', '9') || port.Length > 5 || (port.Length == 5 && port.SequenceCompareTo("65535") > 0)))
        {
            throw new ArgumentException($"Port {port} of \"{endpoint}\" is out of range: ports are 0 to 65535, or * for Bind to choose one.", parameterName);
        }
    }

    private static void CheckIpcPath(string endpoint, string parameterName)
    {
        if (endpoint.StartsWith(Ipc, StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(endpoint.AsSpan(Ipc.Length)) is int length && length > s_longestIpcPath)
        {
            throw new ArgumentException(
                $"The path of this ipc endpoint has {length} bytes. The system takes {s_longestIpcPath}: use a shorter one, or one relative to the working directory.",
                parameterName);
        }
    }

    public static byte[] Encode(string endpoint)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(endpoint) + 1];
        Encoding.UTF8.GetBytes(endpoint, bytes);
        return bytes;
    }
}
