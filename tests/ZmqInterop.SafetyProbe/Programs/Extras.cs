using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What random programs do beside calling members.</summary>
internal static class Extras
{
    private static readonly FrozenDictionary<string, Action<World, Choices>> s_all = new Dictionary<string, Action<World, Choices>>
    {
        ["!collect"] = static (_, _) => Collect(),
        ["!forget"] = static (world, choices) => world.Forget(choices),
        ["!cancel"] = static (world, _) => world.Cancel(),
        ["!sleep"] = static (_, choices) => Thread.Sleep(choices.Next(3)),
    }.ToFrozenDictionary();

    internal static IReadOnlyList<string> Names => s_all.Keys;

    internal static Action<World, Choices>? Find(string name) => s_all.GetValueOrDefault(name);

    /// <summary>Has everything finalized that nobody has any more.</summary>
    internal static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
