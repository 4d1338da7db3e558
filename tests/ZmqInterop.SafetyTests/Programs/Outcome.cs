namespace ZmqInterop.SafetyTests.Programs;

/// <summary>How a row of programs went in one process.</summary>
/// <param name="Ended">How many ended as they should.</param>
/// <param name="Calls">What they have called.</param>
/// <param name="Exceptions">How many of the calls threw what the documentation says.</param>
/// <param name="Fault">What was wrong with the one after those; null when nothing was.</param>
internal sealed record Outcome(int Ended, long Calls, long Exceptions, string? Fault);
