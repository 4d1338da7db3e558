using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Options;

/// <summary>All options of sockets.</summary>
internal static class SocketOptionTable
{
    internal static IReadOnlyList<SocketOptionRow> Rows { get; } = [.. StableOptionRows.Rows, .. DraftOptionRows.Rows];

    /// <summary>Options whose typed members are those of <see cref="ZmqSocket"/>.</summary>
    internal static IReadOnlyDictionary<string, string> OfSocket { get; } = new Dictionary<string, string>
    {
        ["ZMQ_SUBSCRIBE"] = nameof(ZmqSocket.Subscribe),
        ["ZMQ_UNSUBSCRIBE"] = nameof(ZmqSocket.Unsubscribe),
        ["ZMQ_RCVMORE"] = nameof(ZmqSocket.HasMore),
        ["ZMQ_EVENTS"] = nameof(ZmqSocket.Events),
        ["ZMQ_LAST_ENDPOINT"] = nameof(ZmqSocket.LastEndpoint),
    };

    /// <summary>The names of options, as rows of a theory; an empty name stands for none.</summary>
    internal static TheoryData<string> Names(Func<SocketOptionRow, bool> condition) => [.. Rows.Where(condition).Select(row => row.Name).DefaultIfEmpty("")];

    internal static SocketOptionRow Row(string name) => Rows.Single(row => row.Name == name);
}
