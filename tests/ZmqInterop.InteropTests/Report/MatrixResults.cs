using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using ZmqInterop.InteropTests.Matrix;

namespace ZmqInterop.InteropTests.Report;

/// <summary>What has come of the cases of each cell so far.</summary>
internal static class MatrixResults
{
    private static readonly ConcurrentDictionary<string, (int Passed, int Run)> s_cells = new();

    /// <summary>Runs a case and counts it.</summary>
    public static async Task CountAsync(string cell, Func<Task> test)
    {
        _ = s_cells.AddOrUpdate(cell, (0, 1), (_, counts) => (counts.Passed, counts.Run + 1));
        await test();
        _ = s_cells.AddOrUpdate(cell, (1, 1), (_, counts) => (counts.Passed + 1, counts.Run));
    }

    /// <summary>Passed and all, or that none has run.</summary>
    public static string Of(MatrixCell cell) => s_cells.TryGetValue(cell.Key, out (int Passed, int Run) counts) ? $"{counts.Passed}/{counts.Run}" : "not run";
}
