using System;
using System.Globalization;
using System.Linq;
using ZmqInterop.HostileProbe.Faults;
using ZmqInterop.HostileProbe.Fuzz;
using ZmqInterop.HostileProbe.Isolation;
using ZmqInterop.HostileProbe.Soak;

namespace ZmqInterop.HostileProbe;

/// <summary>
/// "fuzz CASE SEED SECONDS" attacks a socket while a good client uses it. The last line of the output is "CONNECTIONS MESSAGES"; the exit code is 0 when
/// nothing went wrong, and what did is on the error output. "fault KIND" takes from the process what it needs; the last line is "FAULTS TRIES" then.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments[0])
        {
            case "fuzz":
                return FuzzRun.Run(arguments[1], Number(arguments[2]), TimeSpan.FromSeconds(Number(arguments[3])));
            case "fault":
                return FaultRun.Run(arguments[1], arguments.ElementAtOrDefault(2) ?? string.Empty);
            case "isolation":
                return IsolationRun.Run(arguments[1], arguments.ElementAtOrDefault(2) ?? string.Empty);
            case "soak":
                return SoakRun.Run(TimeSpan.FromSeconds(Number(arguments[1])), arguments[2]);
            case "peer":
                return Peers.Send(arguments[1]);
            case "nothing":
                return 0;
            default:
                throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
