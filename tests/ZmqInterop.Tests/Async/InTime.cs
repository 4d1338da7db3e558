using System;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.Tests.Async;

/// <summary>Waits for calls no longer than what nothing takes unless it hangs.</summary>
internal static class InTime
{
    internal static Task Over(this ValueTask call) => call.AsTask().WaitAsync(BackgroundCall.Limit);

    internal static Task<T> Over<T>(this ValueTask<T> call) => call.AsTask().WaitAsync(BackgroundCall.Limit);

    internal static Task Over(this Task task) => task.WaitAsync(BackgroundCall.Limit);

    internal static Task<T> Over<T>(this Task<T> task) => task.WaitAsync(BackgroundCall.Limit);

    internal static Task<TException> Throws<TException>(this ValueTask call)
        where TException : Exception => Assert.ThrowsAsync<TException>(() => call.Over());

    internal static Task<TException> Throws<TException>(this Task task)
        where TException : Exception => Assert.ThrowsAsync<TException>(() => task.Over());

    internal static Task<TException> Throws<TException, T>(this ValueTask<T> call)
        where TException : Exception => Assert.ThrowsAsync<TException>(() => call.Over());
}
