using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace ZmqInterop.Internal;

/// <summary>Cancellation on paths where nanoseconds count.</summary>
internal static class Cancellation
{
    /// <summary>
    /// <see cref="CancellationToken.ThrowIfCancellationRequested"/> for a token that a method got as its argument. That one calls a method of the token to
    /// throw, which takes its address and so keeps it in memory instead of a register.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfRequested(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Throw(cancellationToken);
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(CancellationToken cancellationToken) => throw new OperationCanceledException(cancellationToken);
}
