using System;
using System.IO;
using System.Threading;

namespace ZmqInterop.StressTests;

/// <summary>Lines of the table that build/test and build/stress print: case, tries, faults injected, failures. A test that fails has none; its failure is counted there.</summary>
internal static class Tally
{
    private static readonly string? s_path = Environment.GetEnvironmentVariable("ZMQINTEROP_SUMMARY");
    private static readonly Lock s_lock = new();

    /// <param name="name">The case.</param>
    /// <param name="tries">How often it could have gone wrong: messages, calls, requests.</param>
    /// <param name="faults">How often somebody was canceled, disposed of or cut off.</param>
    internal static void Add(string name, long tries, long faults)
    {
        if (s_path is not { Length: > 0 })
        {
            return;
        }

        lock (s_lock)
        {
            if (!File.Exists(s_path))
            {
                File.WriteAllText(s_path, $"{"case",-32} {"tries",12} {"faults",12} {"failures",9}{Environment.NewLine}");
            }

            File.AppendAllText(s_path, $"{name,-32} {tries,12} {faults,12} {0,9}{Environment.NewLine}");
        }
    }
}
