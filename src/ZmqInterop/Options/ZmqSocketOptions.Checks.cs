using System;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ZmqInterop;

// Checks beyond ranges, most of them for what makes libzmq end the process later, and values of several parts.
public sealed partial class ZmqSocketOptions
{
    // The numbers of Linux on all its architectures that .NET runs on.
    private const int LinuxSolSocket = 1;
    private const int LinuxSoPriority = 12;
    private const int LinuxFreePriority = 6;

    private const int LongestMetadataName = 255;

    /// <summary>Like ZapEnforceDomain, and false where libzmq does not know it.</summary>
    private bool EnforcesDomain
    {
        get
        {
            try
            {
                return GetInt32((ZmqSocketOption)93) != 0;
            }
            catch (NotSupportedException)
            {
                return false;
            }
        }
    }

    private byte[] GetKey(ZmqSocketOption option)
    {
        // The length must be exact: with 41 bytes libzmq would write text.
        byte[] key = new byte[CurveKey.Size];
        try
        {
            _ = _socket.GetOption((int)option, option.ToString(), key);
            return key;
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }

    private void SetKey(ZmqSocketOption option, ReadOnlySpan<byte> key)
    {
        Span<byte> binary = stackalloc byte[CurveKey.Size];
        CurveKey.Read(key, binary);
        SetKeyAndForget(option, binary);
    }

    private void SetKey(ZmqSocketOption option, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Span<byte> binary = stackalloc byte[CurveKey.Size];
        CurveKey.Read(key, binary);
        SetKeyAndForget(option, binary);
    }

    private void SetKeyAndForget(ZmqSocketOption option, Span<byte> binary)
    {
        try
        {
            SetBytes(option, binary);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(binary);
        }
    }

    private void AddFilter(ZmqSocketOption option, int value)
    {
        // libzmq would take the bytes of any number; uid_t and gid_t are unsigned, pid_t is positive.
        ThrowIfOutside(value, 0, int.MaxValue, option);
        Set(option, value);
    }

    /// <summary>One property of the handshake, as "name:value".</summary>
    private void AddMetadataProperty(string name, string value)
    {
        if (!name.StartsWith("X-", StringComparison.Ordinal) || name.Length < 3 || name.AsSpan().IndexOfAny(':', '\0') >= 0
            || Encoding.UTF8.GetByteCount(name) > LongestMetadataName)
        {
            throw new ArgumentException(
                $"The name of a property begins with X-, goes on with at least one character, has no colon and no zero character, and is at most {LongestMetadataName} bytes long.",
                nameof(name));
        }

        if (value.Length == 0 || value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The value of a property has at least one character and no zero characters.", nameof(value));
        }

        // ZMQ_METADATA
        SetBytes((ZmqSocketOption)95, Encoding.UTF8.GetBytes($"{name}:{value}"));
    }

    private void ThrowIfDomainMissing(bool enforcedOnPlainServer)
    {
        if (enforcedOnPlainServer && ZapDomain.Length == 0)
        {
            throw new InvalidOperationException(
                $"A server of PLAIN that enforces a domain must have one: set {nameof(ZapDomain)} first. libzmq ends the process when a client connects to a server without.");
        }
    }

    private static void ThrowIfPriorityNotPermitted(int value)
    {
        if (value <= LinuxFreePriority || !OperatingSystem.IsLinux())
        {
            return;
        }

        using Socket probe = new(AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        }

        try
        {
            probe.SetRawSocketOption(LinuxSolSocket, LinuxSoPriority, bytes);
        }
        catch (SocketException e)
        {
            throw new UnauthorizedAccessException($"A priority above {LinuxFreePriority} takes the capability CAP_NET_ADMIN.", e);
        }
    }

    private static void ThrowIfNotListening(int descriptor)
    {
        if (descriptor >= 0 && !IsListening(descriptor))
        {
            throw new ArgumentException($"{nameof(UseFileDescriptor)} is the descriptor of a listening socket; {descriptor} is not.", nameof(descriptor));
        }
    }

    private static bool IsListening(int descriptor)
    {
        try
        {
            // Not disposed of: the descriptor belongs to somebody else.
            Socket socket = new(new SafeSocketHandle(descriptor, ownsHandle: false));
            return socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection) is int value && value != 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
