using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ZmqInterop.Tests.Async;

/// <summary>Makes the whole run use another way of completing calls, which is fixed by the first call that waits.</summary>
internal static class AsyncSettings
{
    /// <summary>Environment variable with the number of <see cref="ZmqAsync.WatcherThreads"/>.</summary>
    internal const string Variable = "ZMQINTEROP_TEST_WATCHERS";

    internal static int WatcherThreads { get; } = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "0", CultureInfo.InvariantCulture);

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Tests run in any order, and this comes before the first.")]
    internal static void Apply() => ZmqAsync.WatcherThreads = WatcherThreads;
}
