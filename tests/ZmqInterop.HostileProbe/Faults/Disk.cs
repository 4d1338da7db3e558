using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>A disk without room: a certificate is written whole or not at all, and what was there stays.</summary>
internal sealed class Disk(FaultCount count)
{
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    /// <summary>No file may be larger than a few bytes.</summary>
    internal void FileSize()
    {
        using PosixSignalRegistration handler = PosixSignalRegistration.Create(FileTooLarge, static signal => signal.Cancel = true);
        string folder = Directory.CreateTempSubdirectory("zmqinterop").FullName;
        try
        {
            foreach (int size in (int[])[0, 1, 50, 100])
            {
                Fail(folder, () => Limits.Set(Limits.FileSize, size));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The disk that the folder is on, a small one, is full.</summary>
    internal void Full(string folder) => Fail(folder, () => new Filler(Path.Combine(folder, "filler")));

    private void Fail(string folder, Func<IDisposable> fill)
    {
        string path = Path.Combine(folder, "own.key");
        using ZmqCertificate first = ZmqCertificate.Generate();
        using ZmqCertificate second = ZmqCertificate.Generate();
        first.Save(path);
        using (fill())
        {
            foreach (Action<string> save in (Action<string>[])[second.Save, second.SavePublic, second.SaveSecret])
            {
                if (count.Try(() => save(path), static e => e is IOException))
                {
                    throw new FaultException("There was room for a certificate.");
                }
            }
        }

        using (ZmqCertificate there = ZmqCertificate.Load(path))
        {
            if (there.PublicKey != first.PublicKey || Directory.GetFiles(folder).Length != 2)
            {
                throw new FaultException("What was there is not there any more, or something is left.");
            }
        }

        count.Require(() => second.Save(path), "with room again");
        File.Delete(path);
        File.Delete(path + ZmqCertificate.SecretFileSuffix);
    }

    /// <summary>A file that takes all the room there is.</summary>
    private sealed class Filler : IDisposable
    {
        private readonly string _path;

        public Filler(string path)
        {
            _path = path;
            using FileStream file = new(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
            try
            {
                while (true)
                {
                    file.Write(new byte[4096]);
                }
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Dispose() => File.Delete(_path);
    }
}
