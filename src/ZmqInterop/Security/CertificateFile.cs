using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace ZmqInterop;

/// <summary>Reading and writing of the small files that keys are kept in.</summary>
internal static class CertificateFile
{
    private const UnixFileMode OthersAccess = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads and parses a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="secretKey">Gets the 32 bytes of the secret key, if there is one.</param>
    /// <param name="exposedMode">The access rights when others than the owner have any to a file with a secret key; null otherwise.</param>
    /// <exception cref="FormatException">The file is not a certificate.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static CertificateText Read(string path, Span<byte> secretKey, out UnixFileMode? exposedMode)
    {
        FileInfo file = new(path);

        // Before it is opened: opening a pipe, whose length is 0, would wait for somebody to write.
        if (file.Exists && file.Length is 0 or > CertificateText.LongestFile)
        {
            throw NotACertificate(path, $"It has {file.Length} bytes; certificates have 1 to {CertificateText.LongestFile}.", null);
        }

        byte[] buffer = GC.AllocateUninitializedArray<byte>(CertificateText.LongestFile, pinned: true);
        int length = 0;
        try
        {
            using FileStream stream = new(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete });
            length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            CertificateText text = CertificateText.Parse(buffer.AsSpan(0, length), secretKey);
            UnixFileMode others = text.HasSecretKey && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(stream.SafeFileHandle) : UnixFileMode.None;
            exposedMode = (others & OthersAccess) != UnixFileMode.None ? others : null;
            return text;
        }
        catch (FormatException e)
        {
            throw NotACertificate(path, e.Message, e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
        }
    }

    /// <summary>
    /// Writes a file whole or not at all: under another name, on to the disk, then in place of one that may be there. A secret one has the mode 0600 from
    /// its first byte on, whatever the old one had. Overwrites <paramref name="text"/>.
    /// </summary>
    public static void Write(string path, char[] text, bool isSecret)
    {
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{RandomNumberGenerator.GetHexString(16)}.tmp";
        byte[] bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text), pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
            if (isSecret && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream stream = new(temporary, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // How the runtime puts it that the process may not write files of that size.
            File.Delete(temporary);
            throw new IOException($"The file \"{target}\" would be larger than the system lets this process write.", e);
        }
        catch
        {
            // Does nothing when the file was not created.
            File.Delete(temporary);
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            Array.Clear(text);
        }
    }

    public static FormatException NotACertificate(string path, string reason, Exception? cause) =>
        new($"The file \"{path}\" is not a certificate. {reason}", cause);
}
