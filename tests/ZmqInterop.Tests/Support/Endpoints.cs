using System;
using System.IO;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Endpoints to bind to that no other test has.</summary>
internal static class Endpoints
{
    internal static string Inproc() => $"inproc://{Guid.NewGuid():N}";

    internal static string Ipc(string path = "*")
    {
        Assert.SkipUnless(Zmq.Has("ipc"), "This libzmq has no ipc.");
        return $"ipc://{path}";
    }

    /// <summary>An endpoint that connecting finds nobody at.</summary>
    internal static string Nobody() =>
        Zmq.Has("ipc") ? $"ipc://{Path.GetTempPath()}zmqinterop-nobody-{Guid.NewGuid():N}" : "tcp://127.0.0.1:1"; // a port that no system gives out

    internal static string For(string transport) => transport switch
    {
        "inproc" => Inproc(),
        "tcp" => "tcp://127.0.0.1:*",
        "ipc" => Ipc(),
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, null),
    };
}
