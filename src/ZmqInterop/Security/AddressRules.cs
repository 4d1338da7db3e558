using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ZmqInterop;

/// <summary>Networks that are allowed and denied. Not for several threads at once.</summary>
internal sealed class AddressRules
{
    private const int Bits4 = 32;
    private const int Bits6 = 128;

    private readonly List<IPNetwork> _allowed = [];
    private readonly List<IPNetwork> _denied = [];
    private bool _allowsLocal;

    public void Allow(string network) => _allowed.Add(Parse(network));

    public void Deny(string network) => _denied.Add(Parse(network));

    public void AllowLocal() => _allowsLocal = true;

    /// <summary>Why the address may not connect, or null when it may.</summary>
    public string? Refuse(string address)
    {
        bool restricted = _allowed.Count != 0 || _allowsLocal;
        if (!TryParseAddress(address, out IPAddress? parsed))
        {
            // ipc has no address. What libzmq says of it instead depends on the system.
            return restricted && !_allowsLocal ? "The connection has no IP address, and only some are allowed" : null;
        }

        return Contains(_denied, parsed) ? "The address is denied"
            : restricted && !Contains(_allowed, parsed) ? "The address is not among those allowed"
            : null;
    }

    private static bool Contains(List<IPNetwork> networks, IPAddress address)
    {
        foreach (IPNetwork network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>IPAddress would take "10" and "10.1" too, which nobody writes on purpose.</summary>
    private static bool TryParseAddress(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? address)
    {
        int zone = text.IndexOf('%');
        if (!IPAddress.TryParse(zone < 0 ? text : text[..zone], out address) || (address.AddressFamily == AddressFamily.InterNetwork && text.Count('.') != 3))
        {
            address = null;
            return false;
        }

        // An IPv6 socket shows IPv4 clients as ::ffff:1.2.3.4.
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return true;
    }

    private static IPNetwork Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text, nameof(text));
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        ReadOnlySpan<char> host = slash < 0 ? text : text.AsSpan(0, slash);
        if (TryParseAddress(host, out IPAddress? address) && !host.Contains('%'))
        {
            int bits = address.AddressFamily == AddressFamily.InterNetwork ? Bits4 : Bits6;
            int length = bits;
            if (slash < 0 || (int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= bits))
            {
                return new IPNetwork(Mask(address, length), length);
            }
        }

        throw new FormatException($"\"{text}\" is not an IP address or a network such as 192.168.0.0/16 or fd00::/8.");
    }

    /// <summary>The bits after the prefix do not count: 10.1.2.3/8 is 10.0.0.0/8.</summary>
    private static IPAddress Mask(IPAddress address, int length)
    {
        byte[] bytes = address.GetAddressBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            int kept = Math.Clamp(length - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
