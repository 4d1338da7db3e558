using System;
using System.Text;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// The options of a socket, typed (zmq_setsockopt(3), zmq_getsockopt(3)). Most concern connections made after they are set, so set them before
/// <see cref="ZmqSocket.Bind"/> and <see cref="ZmqSocket.Connect"/>. What libzmq can both tell and take is a property, the rest are methods. Options that
/// this library does not know are reached by number: <see cref="GetInt32"/>, <see cref="SetInt32"/> and so on.
/// </summary>
/// <remarks>Any thread may use them at any time, also while another one waits in the socket.</remarks>
public sealed partial class ZmqSocketOptions
{
    // libzmq's way to say "infinite", "the system's choice" or "none".
    private const int Unset = -1;

    private readonly ZmqSocket _socket;

    internal ZmqSocketOptions(ZmqSocket socket) => _socket = socket;

    private T Get<T>(ZmqSocketOption option)
        where T : unmanaged
    {
        try
        {
            return _socket.GetOption<T>((int)option, option.ToString());
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }

    private void Set<T>(ZmqSocketOption option, T value)
        where T : unmanaged
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

    /// <summary>Sets the option to a null pointer, which is not the same as an empty value.</summary>
    private void Clear(ZmqSocketOption option)
    {
        try
        {
            _socket.ClearOption((int)option, option.ToString());
        }
        catch (ZmqException e) when (OptionSupport.IsMissing(option, e))
        {
            throw OptionSupport.Missing(option, e);
        }
    }

    private void SetInt(ZmqSocketOption option, int value, int min, int max)
    {
        ThrowIfOutside(value, min, max, option);
        Set(option, value);
    }

    private int? GetIntOrNull(ZmqSocketOption option) => Get<int>(option) is int value and not Unset ? value : null;

    private void SetIntOrNull(ZmqSocketOption option, int? value, int min, int max)
    {
        if (value is int number)
        {
            ThrowIfOutside(number, min, max, option);
        }

        Set(option, value ?? Unset);
    }

    private bool GetBool(ZmqSocketOption option) => Get<int>(option) != 0;

    private void SetBool(ZmqSocketOption option, bool value) => Set(option, value ? 1 : 0);

    private TimeSpan GetTime(ZmqSocketOption option) =>
        Get<int>(option) is int milliseconds and not Unset ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan;

    private void SetTime(ZmqSocketOption option, TimeSpan value)
    {
        if (value == Timeout.InfiniteTimeSpan)
        {
            Set(option, Unset);
            return;
        }

        Set(option, RoundUp(option, value, TimeSpan.TicksPerMillisecond, 0, int.MaxValue, "milliseconds, or Timeout.InfiniteTimeSpan"));
    }

    private void SetFiniteTime(ZmqSocketOption option, TimeSpan value, int max = int.MaxValue) =>
        Set(option, RoundUp(option, value, TimeSpan.TicksPerMillisecond, 0, max, "milliseconds"));

    private TimeSpan? GetSeconds(ZmqSocketOption option) => GetIntOrNull(option) is int seconds ? TimeSpan.FromSeconds(seconds) : null;

    private void SetSeconds(ZmqSocketOption option, TimeSpan? value) => Set(
        option,
        value is TimeSpan time ? RoundUp(option, time, TimeSpan.TicksPerSecond, 1, short.MaxValue, "seconds, or null") : Unset);

    private void SetText(ZmqSocketOption option, string value, int min, int max)
    {
        ArgumentNullException.ThrowIfNull(value);
        SetString(option, value, min, max);
    }

    /// <summary>Null clears the option; so does the empty text where it is allowed, because libzmq knows no other empty value.</summary>
    private void SetString(ZmqSocketOption option, string? value, int min, int max)
    {
        if (value is null || (value.Length == 0 && min == 0))
        {
            Clear(option);
            return;
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{option} cannot have zero characters.", nameof(value));
        }

        SetBytes(option, Encoding.UTF8.GetBytes(value), min, max);
    }

    private void SetBytes(ZmqSocketOption option, ReadOnlySpan<byte> value, int min, int max)
    {
        if (value.Length < min || value.Length > max)
        {
            // The value may be a secret: it stays out of the message.
            string range = max == int.MaxValue ? $"at least {min}" : $"{min} to {max}";
            throw new ArgumentException($"{option} must be {range} bytes long; this is {value.Length}.", nameof(value));
        }

        SetBytes(option, value);
    }

    private static void ThrowIfOutside(long value, long min, long max, ZmqSocketOption option)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} must be {min} to {max}.");
        }
    }

    private static int RoundUp(ZmqSocketOption option, TimeSpan value, long ticksPerUnit, int min, int max, string units)
    {
        // Away from zero, so that no time becomes "none" or "for ever".
        long number = (value.Ticks / ticksPerUnit) + Math.Sign(value.Ticks % ticksPerUnit);
        return number >= min && number <= max
            ? (int)number
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{option} must be {min} to {max} {units}.");
    }
}
