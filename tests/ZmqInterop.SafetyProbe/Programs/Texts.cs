using System;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Strings and durations for arguments, by the name of the parameter.</summary>
internal static class Texts
{
    private const string PublicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    private const string SecretKey = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6";

    private static readonly string[] s_words = ["", "a", "ab", "topic", "é ż 漢", "0123456789012345678901234567890123456789", "\0", "a\0b", new('x', 255), new('y', 256), new('z', 5000), "\uD800"];
    private static readonly string[] s_badEndpoints =
    [
        "", "nonsense", "tcp://", "tcp://999.0.0.1:1", "tcp://127.0.0.1:99999", "inproc://", "ipc://", "tcp://127.0.0.1:*\0", "foo://bar", "://", "tcp://127.0.0.1", "ws://127.0.0.1",
        "ipc://" + new string('p', 200), "inproc://" + new string('q', 3000), "tcp://lo:*", "tcp://[::1]:*", "ipc://@", "ipc:///no/such/folder/x", "tcp://127.0.0.1:1;127.0.0.1:2", "\uD800",
    ];

    private static readonly string[] s_keys = [PublicKey, SecretKey, "", "short", PublicKey + "x", new('!', 40), new('\0', 40), new('é', 40)];
    private static readonly string[] s_networks = ["127.0.0.1", "127.0.0.0/8", "::1", "::/0", "10.0.0.0/33", "", "nonsense", "1.2.3.4/-1", "/"];
    private static readonly string[] s_capabilities = ["curve", "ipc", "draft", "", "nonsense", "a\0b"];

    private static readonly TimeSpan[] s_durations =
    [
        TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(5),
        TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(-5), TimeSpan.MaxValue, TimeSpan.MinValue,
        TimeSpan.FromMilliseconds(int.MaxValue), TimeSpan.FromMilliseconds(int.MaxValue + 1L), TimeSpan.FromTicks(-1),
    ];

    internal static TimeSpan Duration(Choices choices) => choices.Of(s_durations);

    internal static string For(string parameter, World world, Choices choices) => parameter switch
    {
        "endpoint" or "address" or "frontend" or "backend" or "capture" or "upstream" or "downstream" => choices.OneIn(8) ? choices.Of(s_badEndpoints) : world.Endpoint(choices),
        "publicKey" or "serverKey" or "secretKey" => choices.Of(s_keys),
        "network" => choices.Of(s_networks),
        "capability" => choices.Of(s_capabilities),
        "path" => choices.OneIn(8) ? choices.Of(["", "a\0b", "/no/such/folder/file"]) : world.FilePath(choices.Next(3)),
        "searchPattern" => choices.Of(["*.key", "*", "", "../*", "a\0b"]),
        _ => choices.OneIn(6) ? choices.Of(s_keys) : choices.Of(s_words),
    };
}
