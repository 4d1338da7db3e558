using System;

namespace ZmqInterop.Tests.Support;

/// <summary>Endpoints to bind to that no other test has.</summary>
internal static class Endpoints
{
    internal static string Inproc() => $"inproc://{Guid.NewGuid():N}";

    internal static string For(string transport) => transport switch
    {
        "inproc" => Inproc(),
        "tcp" => "tcp://127.0.0.1:*",
        "ipc" => "ipc://*",
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, null),
    };
}
