using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Threading;

namespace ZmqInterop;

/// <summary>
/// A folder of public certificates, one file for each client that may connect. Files that are added, changed or removed count without restart. Any thread
/// may call any member at any time.
/// </summary>
/// <remarks>
/// <para>
/// There is no watcher and no thread: each look-up sees whether the folder has changed since the last one, which costs one system call; files that were
/// changed in place, under the same name, are noticed within a second. <see cref="Reload"/> makes sure.
/// </para>
/// <para>A file that is not a public certificate lets nobody in and keeps nobody else out; <c>warn</c> says which. So does a folder that has gone.</para>
/// </remarks>
public sealed class ZmqCertificateStore
{
    private const int ScanMilliseconds = 1000;

    // A file system may give two changes within one tick of its clock the same time. What changed so shortly before it was read is read again.
    private static readonly TimeSpan s_fineTick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_coarseTick = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly string _searchPattern;
    private readonly Action<string>? _warn;

    private Dictionary<ZmqCurvePublicKey, ZmqCertificate> _certificates = [];
    private Dictionary<string, (DateTime Written, long Length)> _files = [];
    private HashSet<string> _warnings = [];
    private DateTime _folderWritten;
    private bool _mayHaveChangedSince;
    private long _scanned;

    /// <summary>Opens a folder and reads the certificates in it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="searchPattern">
    /// The names of the files: "*.key", as pyzmq has it, when left out. Files whose names end in "_secret" are left out in any case.
    /// </param>
    /// <param name="warn">
    /// Gets a sentence about each file that is not a public certificate, once, and when the folder cannot be read. Called by the thread that looked up.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> or <paramref name="searchPattern"/> is null or empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public ZmqCertificateStore(string path, string searchPattern = "*.key", Action<string>? warn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(searchPattern);
        FolderPath = Path.GetFullPath(path);
        if (!Directory.Exists(FolderPath))
        {
            throw new DirectoryNotFoundException($"There is no folder \"{FolderPath}\" to read certificates from.");
        }

        _searchPattern = searchPattern;
        _warn = warn;
        Reload();
    }

    /// <summary>The full path of the folder.</summary>
    public string FolderPath { get; }

    /// <summary>The number of different keys.</summary>
    public int Count => Current().Count;

    /// <summary>The certificates as they are now, in no particular order.</summary>
    /// <returns>A list of its own.</returns>
    public IReadOnlyList<ZmqCertificate> ToList() => [.. Current().Values];

    /// <summary>Looks for the certificate of a key.</summary>
    /// <param name="publicKey">The key.</param>
    /// <param name="certificate">The certificate, or null.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGet(ZmqCurvePublicKey publicKey, [NotNullWhen(true)] out ZmqCertificate? certificate) =>
        Current().TryGetValue(publicKey, out certificate);

    /// <summary>Whether there is a certificate for a key.</summary>
    /// <param name="publicKey">The key.</param>
    /// <returns>False when there is none.</returns>
    public bool Contains(ZmqCurvePublicKey publicKey) => Current().ContainsKey(publicKey);

    /// <summary>Reads all files again.</summary>
    public void Reload()
    {
        List<string> warnings = [];
        lock (_lock)
        {
            Scan(warnings, force: true);
        }

        Warn(warnings);
    }

    /// <summary>The state of the store, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqCertificateStore (/etc/clients, 3 certificates)</c>.</returns>
    public override string ToString() => $"{nameof(ZmqCertificateStore)} ({FolderPath}, {_certificates.Count} certificates)";

    /// <summary>The certificates by key, in a dictionary that does not change any more.</summary>
    private Dictionary<ZmqCurvePublicKey, ZmqCertificate> Current()
    {
        List<string> warnings = [];
        Dictionary<ZmqCurvePublicKey, ZmqCertificate> current;
        lock (_lock)
        {
            bool folderChanged = _mayHaveChangedSince || Directory.GetLastWriteTimeUtc(FolderPath) != _folderWritten;
            if (folderChanged || Environment.TickCount64 - _scanned >= ScanMilliseconds)
            {
                Scan(warnings, folderChanged);
            }

            current = _certificates;
        }

        Warn(warnings);
        return current;
    }

    /// <summary>Looks at the files, and reads them if one of them has changed or <paramref name="force"/> says so.</summary>
    private void Scan(List<string> warnings, bool force)
    {
        DateTime begin = DateTime.UtcNow;
        DateTime folderWritten = Directory.GetLastWriteTimeUtc(FolderPath);
        Dictionary<string, (DateTime Written, long Length)> files = ListFiles(warnings);
        bool changed = force || warnings.Count != 0 || files.Count != _files.Count
            || files.Any(file => !_files.TryGetValue(file.Key, out (DateTime Written, long Length) known) || known != file.Value);
        _scanned = Environment.TickCount64;
        if (!changed)
        {
            return;
        }

        _folderWritten = folderWritten;
        _mayHaveChangedSince = IsRecent(folderWritten, begin) || files.Values.Any(file => IsRecent(file.Written, begin));
        _files = files;
        _certificates = ReadAll(files.Keys, warnings);
        HashSet<string> known = _warnings;
        _warnings = [.. warnings];
        _ = warnings.RemoveAll(known.Contains);
    }

    private Dictionary<string, (DateTime Written, long Length)> ListFiles(List<string> warnings)
    {
        Dictionary<string, (DateTime Written, long Length)> files = [];
        try
        {
            foreach (FileInfo file in new DirectoryInfo(FolderPath).EnumerateFiles(_searchPattern))
            {
                if (!file.Name.EndsWith(ZmqCertificate.SecretFileSuffix, StringComparison.OrdinalIgnoreCase) && file.Exists)
                {
                    files[file.FullName] = (file.LastWriteTimeUtc, file.Length);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            files.Clear();
            warnings.Add($"The folder \"{FolderPath}\" cannot be read; nobody is let in by it. {e.Message}");
        }

        return files;
    }

    private static Dictionary<ZmqCurvePublicKey, ZmqCertificate> ReadAll(IEnumerable<string> paths, List<string> warnings)
    {
        Dictionary<ZmqCurvePublicKey, ZmqCertificate> certificates = [];
        foreach (string path in paths)
        {
            try
            {
                ZmqCertificate certificate = ZmqCertificate.LoadPublic(path);
                certificates[certificate.PublicKey] = certificate;
            }
            catch (FileNotFoundException)
            {
                // Removed since the folder was listed.
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                warnings.Add(e.Message);
            }
        }

        return certificates;
    }

    private static bool IsRecent(DateTime written, DateTime now)
    {
        bool wholeSeconds = written.Ticks % TimeSpan.TicksPerSecond == 0;
        TimeSpan age = now - written;
        return age >= TimeSpan.Zero && age < (wholeSeconds ? s_coarseTick : s_fineTick);
    }

    private void Warn(List<string> warnings)
    {
        foreach (string warning in warnings)
        {
            _warn?.Invoke(warning);
        }
    }
}
