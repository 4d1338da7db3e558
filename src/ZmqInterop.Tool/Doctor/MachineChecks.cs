using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace ZmqInterop.Tool.Doctor;

/// <summary>Whether messages get from one socket to another on this machine.</summary>
internal static class MachineChecks
{
    // A message on one machine takes no such time unless something is in its way.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    public static IEnumerable<Check> Run(CancellationToken stop)
    {
        yield return RoundTrip("tcp", "tcp://127.0.0.1:*", encrypt: false, "A firewall may forbid even connections within the machine.", stop);
        if (Zmq.Has("ipc"))
        {
            yield return RoundTrip("ipc", "ipc://*", encrypt: false, "libzmq makes a file for it in the folder for temporary files: TMPDIR may name another one.", stop);
        }

        if (Zmq.Has("curve"))
        {
            yield return RoundTrip("encryption", "tcp://127.0.0.1:*", encrypt: true, "CURVE does not work with this libzmq; another build may.", stop);
        }

        if (OperatingSystem.IsLinux())
        {
            yield return Descriptors();
        }
    }

    private static Check RoundTrip(string name, string endpoint, bool encrypt, string advice, CancellationToken stop)
    {
        try
        {
            using ZmqContext context = new() { ShutdownTimeout = TimeSpan.Zero };
            using ZmqSocket pull = context.CreateSocket(ZmqSocketType.Pull);
            using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
            if (encrypt)
            {
                using ZmqCurveKeyPair server = ZmqCurveKeyPair.Generate();
                using ZmqCurveKeyPair client = ZmqCurveKeyPair.Generate();
                pull.UseCurveServer(server);
                push.UseCurveClient(client, server.PublicKey);
            }

            string bound = pull.Bind(endpoint);
            push.Connect(bound);
            push.Send("zmqi", more: false, stop);
            return pull.TryReceiveString(out _, s_limit, stop)
                ? Check.Ok(name, $"A message went over {bound}{(encrypt ? ", encrypted" : "")}.")
                : new Check(name, Verdict.Problem, $"No message got over {bound} within {s_limit.TotalSeconds} seconds.", advice);
        }
        catch (Exception exception) when (exception is ZmqException or NotSupportedException)
        {
            return new Check(name, Verdict.Problem, exception.Message, advice);
        }
    }

    // A socket takes one, and each of its connections another.
    private static Check Descriptors()
    {
        const int Few = 1024;
        string? line = File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        string limit = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "unknown";
        return int.TryParse(limit, CultureInfo.InvariantCulture, out int number) && number < Few
            ? new Check("descriptors", Verdict.Warning, $"A process may have {limit} open files.", "A socket takes one, a connection another, and libzmq fails when there are none left: raise it (ulimit -n).")
            : Check.Ok("descriptors", $"A process may have {limit} open files.");
    }
}
