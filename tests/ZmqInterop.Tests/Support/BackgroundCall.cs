using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ZmqInterop.Tests.Support;

/// <summary>A call on a thread of its own, which a test ends within a limit whatever happens.</summary>
internal sealed class BackgroundCall
{
    /// <summary>What nothing takes unless it hangs.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Thread _thread;
    private Exception? _exception;

    private BackgroundCall(Action action)
    {
        _thread = new Thread(() => Run(action)) { IsBackground = true, Name = nameof(BackgroundCall) };
        _thread.Start();
    }

    internal bool IsRunning => _thread.IsAlive;

    internal static BackgroundCall Start(Action action) => new(action);

    internal void Interrupt() => _thread.Interrupt();

    /// <summary>Waits for the end; what the call threw is thrown here.</summary>
    /// <param name="progress">Counters for the message when it hangs.</param>
    internal void Finish(Func<string>? progress = null)
    {
        if (Exception(progress) is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    /// <summary>Waits for the end and returns what the call threw.</summary>
    /// <param name="progress">Counters for the message when it hangs.</param>
    internal Exception? Exception(Func<string>? progress = null) => _thread.Join(Limit)
        ? _exception
        : throw new TimeoutException($"The call did not end within {Limit.TotalSeconds} s. {progress?.Invoke()}");

    [SuppressMessage("Design", "CA1031", Justification = "Handed on to the thread of the test.")]
    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            _exception = e;
        }
    }
}
