using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ZmqInterop;

/// <summary>
/// The text of a certificate file: the subset of ZPL (RFC 4) that CZMQ and pyzmq write. A line without indentation names a section, the indented ones
/// after it have name = value; # begins a comment. The sections are "metadata", of free names, and "curve", with public-key and secret-key.
/// </summary>
internal sealed class CertificateText
{
    /// <summary>Files that are larger are none.</summary>
    public const int LongestFile = 64 * 1024;

    private const string MetadataSection = "metadata";
    private const string CurveSection = "curve";
    private const string PublicKeyName = "public-key";
    private const string SecretKeyName = "secret-key";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CertificateText()
    {
    }

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public ZmqCurvePublicKey? PublicKey { get; private set; }

    public bool HasSecretKey { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">What it has.</param>
    /// <param name="secretKey">Gets the 32 bytes of the secret key, if there is one.</param>
    /// <exception cref="FormatException">It is not a certificate. The message does not repeat what it has.</exception>
    public static CertificateText Parse(ReadOnlySpan<byte> file, Span<byte> secretKey)
    {
        char[] buffer = GC.AllocateUninitializedArray<char>(file.Length, pinned: true);
        try
        {
            int length = Decode(file, buffer);
            CertificateText result = new();
            result.ParseLines(buffer.AsSpan(0, length), secretKey);
            return result.PublicKey is not null || result.HasSecretKey
                ? result
                : throw new FormatException("There is no public-key in a section \"curve\".");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(buffer.AsSpan()));
        }
    }

    /// <summary>Whether CZMQ and pyzmq can read the property.</summary>
    public static void CheckMetadata(string name, string value, string parameterName)
    {
        if (name.Length == 0 || !IsName(name))
        {
            throw new ArgumentException($"The name \"{name}\" of a property has characters other than ASCII letters, digits and $-_@.&+/, or none.", parameterName);
        }

        if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 || (value.Contains('"', StringComparison.Ordinal) && value.Contains('\'', StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"The value of the property \"{name}\" has line ends, zero characters, or quotes of both kinds; the format of the file cannot express that.", parameterName);
        }
    }

    /// <summary>The text of a file, for the caller to overwrite when there is a secret key in it.</summary>
    public static char[] Format(ZmqCurvePublicKey publicKey, ReadOnlySpan<byte> secretKey, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"#   ****  Generated on {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC by ZmqInterop  ****\n");
        head.Append(secretKey.IsEmpty
            ? "#   ZeroMQ CURVE Public Certificate\n#   Exchange securely, or use a secure mechanism to verify the contents\n#   of this file after exchange.\n\n"
            : "#   ZeroMQ CURVE **Secret** Certificate\n#   DO NOT PROVIDE THIS FILE TO OTHER USERS nor change its permissions.\n\n");
        head.Append(MetadataSection).Append('\n');
        foreach ((string name, string value) in metadata)
        {
            char quote = value.Contains('"', StringComparison.Ordinal) ? '\'' : '"';
            head.Append("    ").Append(name).Append(" = ").Append(quote).Append(value).Append(quote).Append('\n');
        }

        head.Append(CurveSection).Append('\n').Append("    ").Append(PublicKeyName).Append(" = \"").Append(publicKey.ToString()).Append("\"\n");
        if (secretKey.IsEmpty)
        {
            return head.ToString().ToCharArray();
        }

        head.Append("    ").Append(SecretKeyName).Append(" = \"");
        const string End = "\"\n";
        char[] text = GC.AllocateUninitializedArray<char>(head.Length + ZmqCurve.TextSize + End.Length, pinned: true);
        head.CopyTo(0, text, head.Length);
        _ = Z85.TryEncode(secretKey, text.AsSpan(head.Length), out _);
        End.CopyTo(text.AsSpan(head.Length + ZmqCurve.TextSize));
        return text;
    }

    private static int Decode(ReadOnlySpan<byte> file, Span<char> text)
    {
        try
        {
            // A byte order mark, which some editors write, is not text.
            int length = s_strict.GetChars(file.StartsWith("\uFEFF"u8) ? file[3..] : file, text);
            return text[..length].Contains('\0') ? throw new FormatException("It is not text.") : length;
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("It is not text in UTF-8.");
        }
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"$-_@.&+/".Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private void ParseLines(ReadOnlySpan<char> text, Span<byte> secretKey)
    {
        ReadOnlySpan<char> section = default;
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> content = line.Trim();
            if (content.IsEmpty || content[0] == '#')
            {
                continue;
            }

            if (!char.IsWhiteSpace(line[0]))
            {
                section = SectionName(content);
            }
            else if (section is MetadataSection or CurveSection)
            {
                ParseProperty(section is CurveSection, content, number, secretKey);
            }
        }
    }

    /// <summary>A section may have a value of its own, which says nothing here.</summary>
    private static ReadOnlySpan<char> SectionName(ReadOnlySpan<char> line)
    {
        int end = line.IndexOfAny(" \t=#");
        return end < 0 ? line : line[..end];
    }

    /// <summary>Lenient with what is no key: pyzmq writes metadata of any kind as they are.</summary>
    private void ParseProperty(bool isKey, ReadOnlySpan<char> line, int number, Span<byte> secretKey)
    {
        int equals = line.IndexOf('=');
        ReadOnlySpan<char> name = equals < 0 ? default : line[..equals].TrimEnd();
        ReadOnlySpan<char> value = equals < 0 ? default : Unquote(line[(equals + 1)..].TrimStart());
        if (!isKey)
        {
            if (!name.IsEmpty)
            {
                Metadata[name.ToString()] = value.ToString();
            }
        }
        else if (name is PublicKeyName)
        {
            PublicKey = PublicKey is null && ZmqCurvePublicKey.TryParse(value, out ZmqCurvePublicKey key) && !key.IsEmpty
                ? key
                : throw new FormatException($"The public-key in line {number} is the second one, or not the 40 characters of Z85 that a key is.");
        }
        else if (name is SecretKeyName)
        {
            HasSecretKey = !HasSecretKey && value.Length == ZmqCurve.TextSize && Z85.TryDecode(value, secretKey, out _)
                ? true
                : throw new FormatException($"The secret-key in line {number} is the second one, or not the 40 characters of Z85 that a key is.");
        }
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> value)
    {
        int end = value.IsEmpty || value[0] is not ('"' or '\'') ? -1 : value[1..].IndexOf(value[0]);
        return end < 0 ? value : value.Slice(1, end);
    }
}
