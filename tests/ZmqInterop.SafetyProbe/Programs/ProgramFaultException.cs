using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What the callbacks of random programs throw: it may come out wherever the library calls back.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Nobody else catches it.")]
[SuppressMessage("Design", "CA1032", Justification = "Made in one place.")]
internal sealed class ProgramFaultException() : Exception("A callback of the random program has thrown.");
