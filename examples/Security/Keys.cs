using System;
using System.IO;

namespace ZmqInterop.Examples.Security;

/// <summary>
/// A certificate is two files: NAME.key to give away, NAME.key_secret to keep, in the format of CZMQ and pyzmq. Here all are in one folder; in the field every
/// program has its own secret one, clients the server's public one, and the server a folder with the public ones of its clients.
/// </summary>
internal static class Keys
{
    public static void Run(string folder)
    {
        string clients = Directory.CreateDirectory(Path.Combine(folder, "clients")).FullName;
        foreach (string name in new[] { "server", "alice", "mallory" })
        {
            using ZmqCertificate certificate = ZmqCertificate.Generate();
            certificate.Save(Path.Combine(folder, $"{name}.key"));
            if (name == "alice")
            {
                certificate.SavePublic(Path.Combine(clients, $"{name}.key"));
            }

            Console.WriteLine($"{name}: {certificate.PublicKey}");
        }
    }
}
