using System;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>The end of a process in which something hangs.</summary>
internal static class Hang
{
    internal const int ExitCode = 4;

    internal static void Report(string text)
    {
        Console.WriteLine($"fault {text.ReplaceLineEndings(" ")}");
        Console.Out.Flush();

        // Not Exit: what hangs could keep that from ending.
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_HOLD") is { Length: > 0 })
        {
            Console.Error.WriteLine($"Process {Environment.ProcessId} waits for a debugger.");
            System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
        }

        Environment.FailFast(text);
    }
}
