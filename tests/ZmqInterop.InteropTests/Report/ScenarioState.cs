namespace ZmqInterop.InteropTests.Report;

/// <summary>What has come of a scenario; of its tests the highest counts.</summary>
internal enum ScenarioState
{
    /// <summary>No test has come to its end, or they were skipped.</summary>
    NotRun,

    /// <summary>Every test that was not skipped has passed.</summary>
    Passed,

    /// <summary>A test has failed.</summary>
    Failed,
}
