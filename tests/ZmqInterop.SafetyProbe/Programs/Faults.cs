using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What a random program has done that the library must not allow.</summary>
internal sealed class Faults
{
    // Of the exceptions of one bug there may be thousands.
    private const int Limit = 5;

    private readonly ConcurrentQueue<string> _texts = new();

    internal IReadOnlyCollection<string> Texts => _texts;

    internal void Add(string text)
    {
        if (_texts.Count < Limit)
        {
            _texts.Enqueue(text);
        }
    }

    /// <summary>An exception that the documentation of the member does not have.</summary>
    internal void AddUndocumented(MemberCall member, Exception exception) => Add($"{member.Name} does not document {exception}");
}
