using System;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// Options by number. The typed ones, and those by number for users, are ZmqSocketOptions.
public sealed unsafe partial class ZmqSocket
{
    // Longer than the longest value that libzmq returns for any option but the lists of 64 KiB that it would refuse to set.
    private const int LargestValue = 64 * 1024;

    // The longest endpoint, three bytes a character, has room in it.
    private const int LargestEndpoint = 16 * 1024 * 1024;

    internal T GetOption<T>(int option, string name)
        where T : unmanaged
    {
        T value = default;
        GetOption(option, name, new Span<byte>(&value, sizeof(T)));
        return value;
    }

    internal void SetOption<T>(int option, string name, T value)
        where T : unmanaged => SetOption(option, name, new ReadOnlySpan<byte>(&value, sizeof(T)));

    /// <summary>The length of the value that was written to <paramref name="value"/>.</summary>
    internal int GetOption(int option, string name, Span<byte> value)
    {
        EnterOpen();
        int error = Read(option, value, out int length);
        ServeWaiters();
        _gate.Exit();
        return error == 0 ? length : throw OptionFailure(error, nameof(LibZmq.zmq_getsockopt), option, name);
    }

    internal void SetOption(int option, string name, ReadOnlySpan<byte> value)
    {
        fixed (byte* data = value)
        {
            // A null pointer means "forget" to some options; an empty value is not that.
            byte none = 0;
            Write(option, name, data is null ? &none : data, value.Length);
        }
    }

    /// <summary>
    /// Sets two options in one stay in the gate: no other call gets in between, and setting an option does not make libzmq look at its peers.
    /// </summary>
    internal void SetOptions(string name, (int Option, int Value) first, (int Option, int Value) second)
    {
        EnterOpen();
        int option = first.Option;
        int error = Set(first);
        if (error == 0)
        {
            option = second.Option;
            error = Set(second);
        }

        ServeWaiters();
        _gate.Exit();
        if (error != 0)
        {
            throw OptionFailure(error, nameof(LibZmq.zmq_setsockopt), option, name);
        }
    }

    /// <summary>Inside the gate. The error number, 0 for none.</summary>
    private int Set((int Option, int Value) option)
    {
        int value = option.Value;
        return LibZmq.zmq_setsockopt(_socket, option.Option, &value, sizeof(int)) == 0 ? 0 : LibZmq.zmq_errno();
    }

    /// <summary>Sets an option to a null pointer.</summary>
    internal void ClearOption(int option, string name) => Write(option, name, data: null, length: 0);

    private void Write(int option, string name, byte* data, int length)
    {
        ReadOnlySpan<byte> value = new(data, length);
        ThrowIfMadeUpRoutingId(option, value);
        EnterOpen();
        int error;
        do
        {
            error = LibZmq.zmq_setsockopt(_socket, option, data, (nuint)length) == 0 ? 0 : LibZmq.zmq_errno();
        }
        while (error == Errno.EINTR);

        if (error == 0)
        {
            NoteConnectRoutingId(option, value);
            NoteOption(option);
        }

        ServeWaiters();
        _gate.Exit();
        if (error != 0)
        {
            throw OptionFailure(error, nameof(LibZmq.zmq_setsockopt), option, name);
        }
    }

    /// <summary>A text option, without its closing zero.</summary>
    internal string GetStringOption(int option, string name)
    {
        EnterOpen();
        try
        {
            return ReadString(option, name);
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>A binary option of any length.</summary>
    internal byte[] GetBytesOption(int option, string name)
    {
        EnterOpen();
        try
        {
            return ReadBytes(option, name);
        }
        finally
        {
            ServeWaiters();
            _gate.Exit();
        }
    }

    /// <summary>Inside the gate.</summary>
    private string ReadString(int option, string name)
    {
        ReadOnlySpan<byte> value = ReadBytes(option, name);
        return Encoding.UTF8.GetString(value.EndsWith("\0"u8) ? value[..^1] : value);
    }

    /// <summary>Inside the gate. libzmq refuses a buffer that is too small with EINVAL, like everything else: the buffer grows until the answer holds.</summary>
    private byte[] ReadBytes(int option, string name)
    {
        int largest = option == ZmqConstants.ZMQ_LAST_ENDPOINT ? LargestEndpoint : LargestValue;
        for (int size = 256; ; size *= 16)
        {
            byte[] buffer = new byte[size];
            int error = Read(option, buffer, out int length);
            if (error == 0)
            {
                return buffer.AsSpan(0, length).ToArray();
            }

            if (error != Errno.EINVAL || size >= largest)
            {
                throw OptionFailure(error, nameof(LibZmq.zmq_getsockopt), option, name);
            }
        }
    }

    /// <summary>Inside the gate. Returns the error number, 0 for none.</summary>
    private int Read(int option, Span<byte> value, out int length)
    {
        fixed (byte* data = value)
        {
            nuint size;
            int error;
            do
            {
                size = (nuint)value.Length;
                error = LibZmq.zmq_getsockopt(_socket, option, data, &size) == 0 ? 0 : LibZmq.zmq_errno();
            }
            while (error == Errno.EINTR);

            length = (int)size;
            return error;
        }
    }

    private ZmqException OptionFailure(int error, string operation, int option, string name) => ZmqException.Create(
        error,
        operation,
        $"option {name} ({option}) of a {TypeName} socket",
        error == Errno.EINVAL
            ? "This libzmq does not know the option, a socket of this type does not have it, or the value is outside its range."
            : null);
}
