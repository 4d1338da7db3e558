using System;
using System.Collections.Generic;
using System.Reflection;
using Xunit;
using Xunit.v3;

namespace ZmqInterop.InteropTests.Report;

/// <summary>What a test, or the tests of a class, play through; it is listed in docs/interop.md, and what came of it in the summary of a run.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ScenarioAttribute(string name) : BeforeAfterTestAttribute, ITraitAttribute
{
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Scenario", Name)];

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => ScenarioResults.Note(Name, TestContext.Current.TestState?.Result switch
    {
        TestResult.Passed => ScenarioState.Passed,
        TestResult.Failed => ScenarioState.Failed,
        _ => ScenarioState.NotRun,
    });
}
