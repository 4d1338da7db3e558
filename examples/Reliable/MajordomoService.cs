using System;
using System.Collections.Generic;

namespace ZmqInterop.Examples.Reliable;

/// <summary>A service as the broker sees it: requests that wait for workers, and workers that wait for requests.</summary>
internal sealed class MajordomoService(string name, TimeSpan expiry)
{
    public string Name { get; } = name;

    public Queue<ZmqMessage> Requests { get; } = new();

    public WorkerQueue Workers { get; } = new(expiry);
}
