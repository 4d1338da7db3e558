using System;
using System.Text;

namespace ZmqInterop;

// Options by number, for those that this library does not know: (ZmqSocketOption)200.
public sealed partial class ZmqSocketOptions
{
    /// <summary>Reads an option whose value is a C int (zmq_getsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <returns>The value; 0 and 1 stand for false and true, -1 often for "none" or "for ever".</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">A socket of this type does not have the option, its value is of another type, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int GetInt32(ZmqSocketOption option) => Get<int>(option);

    /// <summary>
    /// Sets an option whose value is a C int (zmq_setsockopt(3)). Only libzmq checks the value, and not all that it accepts ends well: prefer the typed
    /// members, which refuse what makes it end the process later.
    /// </summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <param name="value">The value; 0 and 1 stand for false and true.</param>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">
    /// A socket of this type does not have the option, its value is of another type or outside its range, or the context was shut down. The option keeps its
    /// value.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetInt32(ZmqSocketOption option, int value) => Set(option, value);

    /// <summary>Reads an option whose value is an int64_t or uint64_t (zmq_getsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <returns>The value; cast that of a uint64_t to <see cref="ulong"/>.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">A socket of this type does not have the option, its value is of another type, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public long GetInt64(ZmqSocketOption option) => Get<long>(option);

    /// <summary>Sets an option whose value is an int64_t or uint64_t (zmq_setsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">
    /// A socket of this type does not have the option, its value is of another type or outside its range, or the context was shut down. The option keeps its
    /// value.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetInt64(ZmqSocketOption option, long value) => Set(option, value);

    /// <summary>Reads an option whose value is text (zmq_getsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <returns>The text, without the zero at its end.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">A socket of this type does not have the option, its value is of another type, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public string GetString(ZmqSocketOption option)
    {
        try
        {
            return _socket.GetStringOption((int)option, option.ToString());
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }

    /// <summary>Sets an option whose value is text (zmq_setsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <param name="value">Becomes bytes in UTF-8, without a zero at the end. Null passes a null pointer, which empties some options.</param>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">
    /// A socket of this type does not have the option, its value is of another type or outside its range, or the context was shut down. The option keeps its
    /// value.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetString(ZmqSocketOption option, string? value)
    {
        if (value is null)
        {
            Clear(option);
        }
        else
        {
            SetBytes(option, Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Reads an option whose value is bytes (zmq_getsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <returns>The value. libzmq gives options of fixed size to a buffer of that very size only: they have methods of their own.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">A socket of this type does not have the option, its value is of another type, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public byte[] GetBytes(ZmqSocketOption option)
    {
        if (option is >= ZmqSocketOption.CurvePublicKey and <= ZmqSocketOption.CurveServerKey)
        {
            return GetKey(option);
        }

        try
        {
            return _socket.GetBytesOption((int)option, option.ToString());
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }

    /// <summary>Sets an option whose value is bytes (zmq_setsockopt(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">
    /// A socket of this type does not have the option, its value is of another type or outside its range, or the context was shut down. The option keeps its
    /// value.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetBytes(ZmqSocketOption option, ReadOnlySpan<byte> value)
    {
        try
        {
            _socket.SetOption((int)option, option.ToString(), value);
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }
}
