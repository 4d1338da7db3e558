using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool;

/// <summary>Waiting that ends.</summary>
internal static class TimeLimit
{
    /// <summary>Waits for the operation no longer than the limit; false when it was over first. The token ends it with an exception.</summary>
    public static async Task<bool> TryAsync(TimeSpan? limit, Func<CancellationToken, Task> operation, CancellationToken stop)
    {
        if (limit is not { } time)
        {
            await operation(stop);
            return true;
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(time);
        try
        {
            await operation(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
