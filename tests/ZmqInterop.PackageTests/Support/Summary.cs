using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;

namespace ZmqInterop.PackageTests.Support;

/// <summary>
/// The table that build/test prints after the suite: of each variant the number of files, their size, and the time from start to exit; and the packages.
/// </summary>
internal static class Summary
{
    private const int Runs = 15;

    internal static async Task WriteAsync(Packages packages)
    {
        if (Environment.GetEnvironmentVariable("ZMQINTEROP_SUMMARY") is not { Length: > 0 } path)
        {
            return;
        }

        List<string> lines = [$"{"published as",-36} {"files",6} {"MiB",8} {"ms",8}   (start to exit of a request and its reply, median of {Runs})"];
        foreach ((string name, PublishedProgram program) in packages.Programs.OrderBy(pair => Position(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            lines.Add($"{name,-36} {program.Files.Length,6} {program.Size / 1024.0 / 1024.0,8:F2} {await MedianAsync(program.Program),8:F1}");
        }

        if (OperatingSystem.IsLinux())
        {
            lines.Add($"{"/bin/true, to compare",-36} {"",6} {"",8} {await MedianAsync("/bin/true"),8:F1}");
        }

        lines.Add($"{$"packed for {string.Join(", ", Repository.NativeRids)}",-36} {"files",6} {"MiB",8}");
        lines.AddRange(Directory.GetFiles(packages.Folder, "*.nupkg").Order(StringComparer.Ordinal).Select(Line));
        await File.AppendAllLinesAsync(path, lines);
    }

    private static string Line(string package)
    {
        using ZipArchive content = ZipFile.OpenRead(package);
        string name = Path.GetFileName(package).Replace($".{Packages.Version}.nupkg", "", StringComparison.Ordinal);
        return $"{name,-36} {content.Entries.Count,6} {new FileInfo(package).Length / 1024.0 / 1024.0,8:F2}";
    }

    private static int Position(string name)
    {
        int position = Variant.All.ToList().FindIndex(variant => variant.Name == name);
        return position < 0 ? int.MaxValue : position;
    }

    private static async Task<double> MedianAsync(string program)
    {
        List<double> times = [];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            _ = await Programs.RunAsync(Path.GetTempPath(), PublishedProgram.CleanEnvironment(), program);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }
}
