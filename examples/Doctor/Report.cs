using System;
using System.Collections.Generic;

namespace ZmqInterop.Examples.Doctor;

/// <summary>Shows findings.</summary>
internal static class Report
{
    public static void Print(IReadOnlyList<ZmqFinding> findings)
    {
        foreach (ZmqFinding finding in findings)
        {
            Console.WriteLine($"{finding.Cause}{(finding.IsCertain ? "" : " (perhaps)")}");
            Console.WriteLine($"    {finding.Explanation}");
            Console.WriteLine($"    {finding.Advice}");
        }

        if (findings.Count == 0)
        {
            Console.WriteLine("nothing is wrong with it");
        }
    }
}
