namespace ZmqInterop.InteropTests.Documents;

/// <summary>What docs/python.md sends.</summary>
public sealed record Reading(string City, double Degrees);
