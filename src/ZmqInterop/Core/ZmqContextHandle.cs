using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// The native context of a <see cref="ZmqContext"/>, for calls into libzmq that this library does not make. Keep it from being closed with
/// <see cref="SafeHandle.DangerousAddRef"/> or by passing it to a P/Invoke function as a <see cref="SafeHandle"/>.
/// </summary>
/// <remarks>
/// Every socket handle holds a reference, so that <c>zmq_ctx_term</c> never runs while a socket lives. It runs on a thread of its own, because it
/// blocks while closed sockets linger, and neither the finalizer nor <see cref="ZmqContext.Dispose"/> may wait for that without a limit.
/// </remarks>
public sealed class ZmqContextHandle : SafeHandle
{
    private const int TerminatingThreadStackSize = 256 * 1024;
    private const int RetryMilliseconds = 100;

    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _terminates;
    private readonly SocketRegistry _registry;
    private ZmqContext? _owner;

    internal ZmqContextHandle(nint context, bool terminates, SocketRegistry registry)
        : base(0, ownsHandle: true)
    {
        _terminates = terminates;
        _registry = registry;
        LiveCounts.AddContext(registry);
        SetHandle(context);
    }

    /// <summary>Whether there is no native context behind this handle.</summary>
    public override bool IsInvalid => handle == 0;

    /// <summary>Makes disposing of the handle the same as disposing of its context.</summary>
    internal void SetOwner(ZmqContext owner) => _owner = owner;

    /// <summary>Gives up the reference that the context itself holds. The last reference terminates the native context.</summary>
    internal void ReleaseOwner()
    {
        _owner = null;
        Dispose();
    }

    /// <summary>Over when the native context has terminated.</summary>
    internal Task Terminated => _terminated.Task;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _owner is { } owner)
        {
            owner.Dispose();
        }
        else
        {
            if (!disposing)
            {
                LiveCounts.AddForgottenContext();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>Terminates the native context in the background (zmq_ctx_term(3)).</summary>
    protected override bool ReleaseHandle()
    {
        LiveCounts.RemoveRegistry(_registry);
        if (!_terminates)
        {
            // Somebody else's.
            LiveCounts.RemoveContext();
            _terminated.SetResult();
            return true;
        }

        nint context = handle;
        TaskCompletionSource terminated = _terminated;
        Thread thread = new(() => Terminate(context, terminated), TerminatingThreadStackSize)
        {
            IsBackground = true,
            Name = "zmq_ctx_term",
        };
        try
        {
            thread.UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // The process has no more threads, and a finalizer must not throw. The pool does it when it has one.
            ThreadPool.UnsafeQueueUserWorkItem(static call => Terminate(call.context, call.terminated), (context, terminated), preferLocal: false);
        }

        return true;
    }

    private static void Terminate(nint context, TaskCompletionSource terminated)
    {
        while (LibZmq.zmq_ctx_term(context) != 0)
        {
            int error = LibZmq.zmq_errno();
            if (error == Errno.EFAULT)
            {
                break;
            }

            if (error != Errno.EINTR)
            {
                // No descriptor is left for the socket that inproc connections without a peer end with. Nobody sets this before the end: time is to pass.
                _ = terminated.Task.Wait(RetryMilliseconds);
            }
        }

        LiveCounts.RemoveContext();
        terminated.SetResult();
    }
}
