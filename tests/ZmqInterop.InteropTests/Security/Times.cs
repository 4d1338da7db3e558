using System;

namespace ZmqInterop.InteropTests.Security;

internal static class Times
{
    /// <summary>What nothing takes unless it hangs.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>To see that nothing comes.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);
}
