using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ZmqInterop.InteropTests.Report;

/// <summary>What has come of the scenarios so far.</summary>
internal static class ScenarioResults
{
    private static readonly ConcurrentDictionary<string, ScenarioState> s_scenarios = new();

    /// <summary>Notes what has come of a test of a scenario.</summary>
    public static void Note(string name, ScenarioState state) =>
        s_scenarios.AddOrUpdate(name, state, (_, before) => (ScenarioState)Math.Max((int)before, (int)state));

    public static ScenarioState Of(string name) => s_scenarios.GetValueOrDefault(name);
}
