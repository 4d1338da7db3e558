using System;
using System.IO;

namespace ZmqInterop.Tests.Native;

internal static class Repository
{
    /// <summary>The folder with ZmqInterop.sln, or null where the tests run without the sources.</summary>
    internal static string? Root { get; } = FindRoot();

    private static string? FindRoot()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ZmqInterop.sln")))
            {
                return directory.FullName;
            }
        }

        return null;
    }
}
