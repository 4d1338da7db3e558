using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.Internal;

namespace ZmqInterop;

/// <summary>
/// A thread that its owner talks to through a pair of connected PAIR sockets, and that ends with it. The thread does not keep the process from ending. Any
/// thread may call any member at any time.
/// </summary>
/// <remarks>
/// The body gets one end of the pipe and a token, and reads until it is to stop: <c>foreach (ZmqMessage message in pipe.ReadAll()) ...</c>. What the
/// body throws is the exception of <see cref="Completion"/>, and of the calls of the owner that can no longer succeed.
/// </remarks>
public sealed class ZmqActor : IDisposable, IAsyncDisposable
{
    /// <summary>How long the body may take to stop unless <see cref="StopTimeout"/> says otherwise: one second.</summary>
    public static readonly TimeSpan DefaultStopTimeout = TimeSpan.FromSeconds(1);

    private readonly ZmqActorPipe _pipe;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private int _stopTimeout = Deadline.ToMilliseconds(DefaultStopTimeout, nameof(DefaultStopTimeout));

    private ZmqActor(ZmqContext context, Action<ZmqActor> run)
    {
        ArgumentNullException.ThrowIfNull(context);
        Socket = context.CreateSocket(ZmqSocketType.Pair);
        ZmqSocket? other = null;
        try
        {
            other = context.CreateSocket(ZmqSocketType.Pair);
            string endpoint = $"inproc://zmqinterop.actor.{Guid.NewGuid():N}";
            _ = Socket.Bind(endpoint);
            other.Connect(endpoint);
            _pipe = new ZmqActorPipe(other, _stopping.Token);
            _thread = new Thread(() => Run(run)) { IsBackground = true, Name = nameof(ZmqActor) };
            _thread.Start();
        }
        catch
        {
            other?.Dispose();
            Socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The owner's PAIR. Without a body at the other end nothing comes any more: give <see cref="Ended"/> to calls that wait, or use the methods here.
    /// </summary>
    public ZmqSocket Socket { get; }

    /// <summary>Canceled when the body has ended, for whatever reason.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Over when the body has ended; failed with what it threw, unless that was the consequence of being stopped.</summary>
    public Task Completion => _completion.Task;

    /// <summary>
    /// How long <see cref="Dispose"/> gives the body to stop by itself before it closes the pipe under it, and again after that. <see
    /// cref="Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative and not infinite, or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public TimeSpan StopTimeout
    {
        get => _stopTimeout == Deadline.Infinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_stopTimeout);
        set => _stopTimeout = Deadline.ToMilliseconds(value, nameof(value));
    }

    /// <summary>Starts a thread (zmq_socket(3), zmq_inproc(7)).</summary>
    /// <param name="context">The context of the two sockets of the pipe.</param>
    /// <param name="body">What the thread does, until the token of its pipe is canceled.</param>
    /// <returns>The actor, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqActor Start(ZmqContext context, Action<ZmqActorPipe> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new ZmqActor(context, actor => body(actor._pipe));
    }

    /// <summary>
    /// Starts a thread and waits until it is ready: <paramref name="prepare"/> has returned there, having bound its sockets, for instance. When it throws,
    /// this does.
    /// </summary>
    /// <typeparam name="TState">What <paramref name="prepare"/> hands on.</typeparam>
    /// <param name="context">The context of the two sockets of the pipe.</param>
    /// <param name="prepare">What the thread does first.</param>
    /// <param name="body">What it does then, with the result, until the token of its pipe is canceled.</param>
    /// <returns>The actor, for the caller to dispose of.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ZmqException">The context has no room for two more sockets.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public static ZmqActor Start<TState>(ZmqContext context, Func<TState> prepare, Action<TState, ZmqActorPipe> body)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        ArgumentNullException.ThrowIfNull(body);
        using ManualResetEventSlim ready = new();
        ZmqActor actor = new(context, actor =>
        {
            TState state = prepare();
            ready.Set();
            body(state, actor._pipe);
        });
        _ = WaitHandle.WaitAny([ready.WaitHandle, actor._over.WaitHandle]);
        if (!ready.IsSet)
        {
            actor.Socket.Dispose();
            ThrowFailure(actor.Completion);
        }

        return actor;
    }

    /// <summary>Sends a message to the body (zmq_msg_send(3)). The message is empty after.</summary>
    /// <param name="message">The message. When this method throws it still has its frames.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The body has ended; what it threw is the inner exception. Or the message has no frames, or one whose content was sent or moved; another thread uses it.
    /// </exception>
    /// <exception cref="TimeoutException">The <see cref="Socket"/> has a timeout for it, which was over first.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The actor or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first. Nothing was sent.</exception>
    public void Send(ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            Socket.Send(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw HasEnded();
        }
    }

    /// <summary>Sends <paramref name="text"/> to the body as one frame of UTF-8. See <see cref="Send(ZmqMessage, CancellationToken)"/>.</summary>
    /// <param name="text">The message.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The body has ended; what it threw is the inner exception.</exception>
    /// <exception cref="TimeoutException">The <see cref="Socket"/> has a timeout for it, which was over first.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The actor is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first. Nothing was sent.</exception>
    public void Send(string text, CancellationToken cancellationToken = default)
    {
        using ZmqMessage message = new() { text };
        Send(message, cancellationToken);
    }

    /// <summary>Receives a message of the body into <paramref name="message"/> (zmq_msg_recv(3)). Those that it sent before it ended still come.</summary>
    /// <param name="message">Gets the frames. Empty when nothing is received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The body has ended, and all that it sent was received; what it threw is the inner exception. Or another thread uses the message.
    /// </exception>
    /// <exception cref="TimeoutException">The <see cref="Socket"/> has a timeout for it, which was over first.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The actor or the message is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public void Receive(ZmqMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            Socket.Receive(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!Socket.TryReceive(message, cancellationToken: CancellationToken.None))
            {
                throw HasEnded();
            }
        }
    }

    /// <summary>Receives a message of the body as text. See <see cref="Receive"/>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first frame of the message.</returns>
    /// <exception cref="InvalidOperationException">The body has ended, and all that it sent was received; what it threw is the inner exception.</exception>
    /// <exception cref="TimeoutException">The <see cref="Socket"/> has a timeout for it, which was over first.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The actor is disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled first.</exception>
    public string ReceiveString(CancellationToken cancellationToken = default)
    {
        using ZmqMessage message = [];
        Receive(message, cancellationToken);
        return message[0].GetString();
    }

    /// <summary>The state of the actor, for logs and debuggers.</summary>
    /// <returns>Something like <c>ZmqActor (running)</c>.</returns>
    public override string ToString() =>
        $"{nameof(ZmqActor)} ({(Completion.IsFaulted ? "failed" : Completion.IsCompleted ? "ended" : _stopping.IsCancellationRequested ? "stopping" : "running")})";

    /// <summary>
    /// Stops the body and waits until it has ended. First its token is canceled; when it does not stop within <see cref="StopTimeout"/> its end of the pipe is
    /// closed, which ends calls that wait there; after another such time it is left to itself. Throws nothing of what the body threw. Harmless when repeated.
    /// When the body itself calls it, it only cancels the token.
    /// </summary>
    public void Dispose()
    {
        _stopping.Cancel();
        if (Thread.CurrentThread != _thread && !_over.Wait(_stopTimeout))
        {
            _pipe.Socket.Dispose();
            _ = _over.Wait(_stopTimeout);
        }

        Socket.Dispose();
    }

    /// <summary>As <see cref="Dispose"/>, without a thread that waits.</summary>
    /// <returns>Over when the body has ended, or the time is up.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (Thread.CurrentThread != _thread && !await EndsInTimeAsync().ConfigureAwait(false))
        {
            _pipe.Socket.Dispose();
            _ = await EndsInTimeAsync().ConfigureAwait(false);
        }

        Socket.Dispose();
    }

    private async Task<bool> EndsInTimeAsync()
    {
        await Completion.WaitAsync(StopTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Completion.IsCompleted;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Handed on to the owner.")]
    private void Run(Action<ZmqActor> run)
    {
        Exception? failure = null;
        try
        {
            run(this);
        }
        catch (Exception e) when (_stopping.IsCancellationRequested && IsConsequenceOfStopping(e))
        {
            // As it was told.
        }
        catch (Exception e)
        {
            failure = e;
        }

        _pipe.Socket.Dispose();
        if (failure is null)
        {
            _completion.SetResult();
        }
        else
        {
            // Looked at here, so that it is not reported as unobserved when nobody asks how the body ended.
            _completion.SetException(failure);
            _ = Completion.Exception;
        }

        _over.Set();

        // On another thread: what the owner's code does about it is not the body's business.
        _ = _ended.CancelAsync();
    }

    private static bool IsConsequenceOfStopping(Exception exception) =>
        exception is OperationCanceledException or ObjectDisposedException or ZmqException { Error: ZmqError.ContextTerminated };

    private static void ThrowFailure(Task completion)
    {
        if (completion.Exception is { } exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }

    private InvalidOperationException HasEnded() => new("The actor has ended.", Completion.Exception?.InnerException);
}
