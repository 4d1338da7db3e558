using System;
using System.Globalization;
using System.Text;
using ZmqInterop.Native;

namespace ZmqInterop;

// Options of the context by number, and how all of them reach libzmq.
public sealed unsafe partial class ZmqContext
{
    // zmq_ctx_set_ext takes a value of four bytes for a number, whatever the option is.
    private const int LengthOfNumber = sizeof(int);

    private static readonly Version s_newestOptions = new(4, 3, 4);
    private static readonly Version s_optionsOfText = new(4, 3, 3);

    /// <summary>Whether libzmq has zmq_ctx_set_ext and zmq_ctx_get_ext.</summary>
    private static bool TakesText => ZmqDraft.IsSupported && Zmq.Version >= s_optionsOfText;

    /// <summary>Reads an option by number, for those that this library does not know (zmq_ctx_get(3)).</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <returns>The value.</returns>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">libzmq does not know the option, or cannot read it.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int GetOption(ZmqContextOption option) => Read(option);

    /// <summary>Sets an option by number, for those that this library does not know (zmq_ctx_set(3)). Options with a typed member are set by that.</summary>
    /// <param name="option">The option; a number from zmq.h can be cast.</param>
    /// <param name="value">The value; 0 and 1 stand for false and true.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range of the typed member.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already, after which the option has no effect.</exception>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ZmqException">libzmq does not know the option, cannot set it, or refuses the value.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public void SetOption(ZmqContextOption option, int value)
    {
        switch (option)
        {
            case ZmqContextOption.IoThreads:
                IoThreads = value;
                break;
            case ZmqContextOption.MaxSockets:
                MaxSockets = value;
                break;
            case ZmqContextOption.ThreadPriority:
                SetThreadPriority(value);
                break;
            case ZmqContextOption.ThreadSchedulingPolicy:
                ThreadSchedulingPolicy = value;
                break;
            case ZmqContextOption.ThreadAffinityAdd:
                AddThreadAffinity(value);
                break;
            case ZmqContextOption.ThreadAffinityRemove:
                RemoveThreadAffinity(value);
                break;
            default:
                Write(option, value);
                break;
        }
    }

    /// <summary>Does <see cref="SocketDefaults"/> to a new socket, which does not outlive a failure.</summary>
    private void ApplyDefaults(ZmqSocket socket)
    {
        try
        {
            SocketDefaults?.Invoke(socket.Options);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void ThrowIfOutside(int value, int min, int max, string option)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} must be {min} to {max}.");
        }
    }

    private void ThrowIfSocketsCreated(string option)
    {
        if (_socketsCreated)
        {
            throw new InvalidOperationException($"{option} has no effect once the context has had a socket. Set it directly after making the context.");
        }
    }

    private int Read(ZmqContextOption option)
    {
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            int value = LibZmq.zmq_ctx_get(_context, (int)option);

            // -1 is an error and, of these two, a value; then errno is that of another call.
            return value != -1 || option is ZmqContextOption.ThreadSchedulingPolicy or ZmqContextOption.ThreadNamePrefix
                ? value
                : throw Refusal(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_get), option);
        }
        finally
        {
            Release(referenced);
        }
    }

    private void Write(ZmqContextOption option, int value)
    {
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            if (LibZmq.zmq_ctx_set(_context, (int)option, value) != 0)
            {
                throw Refusal(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_set), option);
            }
        }
        finally
        {
            Release(referenced);
        }
    }

    private string ReadThreadNamePrefix()
    {
        // Longer than any prefix: libzmq says nothing of the length, so what it leaves at zero is the end.
        Span<byte> text = stackalloc byte[LongestThreadName * 2];
        text.Clear();
        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            nuint length = (nuint)text.Length;
            fixed (byte* data = text)
            {
                if (LibZmq.zmq_ctx_get_ext(_context, (int)ZmqContextOption.ThreadNamePrefix, data, &length) != 0)
                {
                    throw Refusal(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_get_ext), ZmqContextOption.ThreadNamePrefix);
                }
            }
        }
        finally
        {
            Release(referenced);
        }

        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }

    private void WriteThreadNamePrefix(string value)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (!TakesText)
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number == 0 || number.ToString(CultureInfo.InvariantCulture) != value)
            {
                throw new NotSupportedException(
                    $"A {ZmqContextOption.ThreadNamePrefix} other than a number needs libzmq {s_optionsOfText} or later, built with its draft API. Loaded is {ZmqLibrary.Loaded}.");
            }

            Write(ZmqContextOption.ThreadNamePrefix, number);
            return;
        }

        byte[] text = Encoding.UTF8.GetBytes(value);
        if (text.Length == LengthOfNumber)
        {
            Array.Resize(ref text, LengthOfNumber + 1);
        }

        bool referenced = false;
        try
        {
            Handle.DangerousAddRef(ref referenced);
            fixed (byte* data = text)
            {
                if (LibZmq.zmq_ctx_set_ext(_context, (int)ZmqContextOption.ThreadNamePrefix, data, (nuint)text.Length) != 0)
                {
                    throw Refusal(LibZmq.zmq_errno(), nameof(LibZmq.zmq_ctx_set_ext), ZmqContextOption.ThreadNamePrefix);
                }
            }
        }
        finally
        {
            Release(referenced);
        }
    }

    private void Release(bool referenced)
    {
        if (referenced)
        {
            Handle.DangerousRelease();
        }
    }

    private static Exception Refusal(int error, string operation, ZmqContextOption option)
    {
        ZmqException refusal = ZmqException.Create(error, operation, $"option {option} ({(int)option}) of a context");
        return error == Errno.EINVAL && Enum.IsDefined(option) && Zmq.Version < s_newestOptions
            ? new NotSupportedException($"The option {option} ({(int)option}) needs libzmq {s_newestOptions} or later. Loaded is libzmq {Zmq.Version}.", refusal)
            : refusal;
    }
}
