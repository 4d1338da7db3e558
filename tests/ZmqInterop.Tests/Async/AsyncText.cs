namespace ZmqInterop.Tests.Async;

/// <summary>Something to send as JSON.</summary>
internal sealed record AsyncText(string Text, int Number);
