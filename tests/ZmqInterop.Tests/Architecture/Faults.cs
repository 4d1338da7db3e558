using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ZmqInterop.Tests.Architecture;

internal static class Faults
{
    /// <summary>Fails with all of them, one a line: Assert.Empty cuts them off.</summary>
    internal static void AssertNone(IEnumerable<string> faults)
    {
        string[] found = [.. faults.Order(StringComparer.Ordinal)];
        if (found.Length > 0)
        {
            Assert.Fail($"{found.Length} found:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
