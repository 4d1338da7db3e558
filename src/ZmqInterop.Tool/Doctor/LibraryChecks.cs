using System;
using System.Collections.Generic;

namespace ZmqInterop.Tool.Doctor;

/// <summary>Which libzmq this is, and what it can do.</summary>
internal static class LibraryChecks
{
    private const string PathVariable = "ZMQINTEROP_LIBZMQ";

    // The first with the functions and options of today; bundled is 4.3.4.
    private static readonly Version s_complete = new(4, 3, 2);

    public static IEnumerable<Check> Run()
    {
        string path = Zmq.LibraryPath ?? "inside of the program";
        yield return Origin(path);
        yield return Zmq.Version >= s_complete
            ? Check.Ok("version", $"libzmq {Zmq.Version}")
            : new Check("version", Verdict.Warning, $"libzmq {Zmq.Version} is old.", "What it has not is refused with a NotSupportedException. The package ZmqInterop.Native has libzmq 4.3.4.");
        yield return Capability("curve", "CURVE", "Connections cannot be encrypted with this libzmq. The package ZmqInterop.Native has one that can.");
        yield return Capability("draft", "the draft API", "CLIENT, SERVER, RADIO, DISH and other draft sockets are refused. The package ZmqInterop.Native has a libzmq with them.");
    }

    private static Check Origin(string path)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PathVariable)))
        {
            return new Check("library", Verdict.Warning, $"{path}, because the variable {PathVariable} says so.", "Nothing else is tried while it is set.");
        }

        return path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)
            ? Check.Ok("library", path)
            : new Check("library", Verdict.Warning, $"{path}, which is not the one that came with this program.", "The bundled libzmq has patches for what ends the process in others; SECURITY.md has the list.");
    }

    private static Check Capability(string name, string what, string without) => Zmq.Has(name)
        ? Check.Ok(name, $"libzmq has {what}.")
        : new Check(name, Verdict.Warning, $"libzmq has not {what}.", without);
}
