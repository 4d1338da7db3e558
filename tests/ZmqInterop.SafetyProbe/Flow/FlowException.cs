using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>Messages have not come as the model says.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Nobody else catches it.")]
[SuppressMessage("Design", "CA1032", Justification = "It always has a text.")]
internal sealed class FlowException(string text) : Exception(text);
