using System;
using System.Collections.Generic;
using Xunit.v3;

namespace ZmqInterop.InteropTests.Report;

/// <summary>What a test, or the tests of a class, play through; it is listed in docs/interop.md.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ScenarioAttribute(string name) : Attribute, ITraitAttribute
{
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Scenario", Name)];
}
