using System;
using System.Globalization;
using ZmqInterop.HostileProbe.Fuzz;

namespace ZmqInterop.HostileProbe;

/// <summary>
/// "fuzz CASE SEED SECONDS" attacks a socket while a good client uses it. The last line of the output is "CONNECTIONS MESSAGES"; the exit code is 0 when
/// nothing went wrong, and what did is on the error output.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments[0])
        {
            case "fuzz":
                return FuzzRun.Run(arguments[1], Number(arguments[2]), TimeSpan.FromSeconds(Number(arguments[3])));
            default:
                throw new ArgumentException($"Unknown: {arguments[0]}.", nameof(arguments));
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
