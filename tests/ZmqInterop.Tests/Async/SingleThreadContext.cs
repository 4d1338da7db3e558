using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tests.Async;

/// <summary>A synchronization context with one thread, as a user interface has it.</summary>
internal sealed class SingleThreadContext : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posts = [];
    private readonly Thread _thread;

    internal SingleThreadContext()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(SingleThreadContext) };
        _thread.Start();
    }

    /// <summary>How many continuations were posted.</summary>
    internal int Posts { get; private set; }

    internal bool IsCurrentThread => Thread.CurrentThread == _thread;

    public override void Post(SendOrPostCallback d, object? state) => _posts.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Runs an asynchronous method on the thread.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Handed on to the thread of the test.")]
    internal Task Run(Func<Task> method)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(
            async _ =>
            {
                try
                {
                    await method();
                    over.SetResult();
                }
                catch (Exception exception)
                {
                    over.SetException(exception);
                }
            },
            null);
        return over.Task;
    }

    public void Dispose()
    {
        _posts.CompleteAdding();
        _thread.Join();
        _posts.Dispose();
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _posts.GetConsumingEnumerable())
        {
            Posts++;
            callback(state);
        }
    }
}
