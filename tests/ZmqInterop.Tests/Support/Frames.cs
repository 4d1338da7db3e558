using System;
using System.Linq;

namespace ZmqInterop.Tests.Support;

/// <summary>Frames for batches, disposed of together.</summary>
internal sealed class Frames : IDisposable
{
    private Frames(ZmqFrame[] all) => All = all;

    internal ZmqFrame[] All { get; }

    internal int Moved => All.Count(f => f.IsMoved);

    /// <summary>Frames with the texts "0", "1" and so on.</summary>
    internal static Frames Numbered(int count) => new([.. Enumerable.Range(0, count).Select(i => new ZmqFrame($"{i}"))]);

    internal static Frames Empty(int count) => new([.. Enumerable.Range(0, count).Select(_ => new ZmqFrame())]);

    internal string[] Texts(int count) => [.. All.Take(count).Select(f => f.GetString())];

    public void Dispose()
    {
        foreach (ZmqFrame frame in All)
        {
            frame.Dispose();
        }
    }
}
