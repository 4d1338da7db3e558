using System;
using System.Collections.Generic;
using System.Text;

namespace ZmqInterop.Native;

/// <summary>What was tried in search of libzmq, in order, and what came of it.</summary>
internal sealed class NativeLoadLog
{
    private readonly List<string> _candidates = [];
    private readonly List<string> _outcomes = [];

    internal int Count => _candidates.Count;

    internal IReadOnlyList<string> Candidates => _candidates;

    internal void Add(string candidate, string outcome)
    {
        _candidates.Add(candidate);
        _outcomes.Add(outcome);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        for (int i = 0; i < _candidates.Count; i++)
        {
            string separator = i == 0 ? "" : Environment.NewLine;
            text.Append(separator).Append("  ").Append(_candidates[i]).Append(": ").Append(_outcomes[i]);
        }

        return text.ToString();
    }
}
