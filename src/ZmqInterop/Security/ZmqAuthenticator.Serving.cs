using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop;

// From request to reply. Whatever comes and whatever callbacks do, the next request is looked at; only the end of the socket ends it.
public sealed partial class ZmqAuthenticator
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<ZapRequest, byte> _pending = new();
    private int _pendingCount;

    private async Task ServeAsync()
    {
        using ZmqMessage message = [];
        while (await ReceiveAsync(message).ConfigureAwait(false))
        {
            Answer(message);
        }
    }

    /// <summary>False at the end.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Out of memory, for instance: the next request may be smaller, and without an authenticator nobody gets in for ever.")]
    private async ValueTask<bool> ReceiveAsync(ZmqMessage message)
    {
        while (true)
        {
            try
            {
                await _socket.ReceiveAsync(message).ConfigureAwait(false);
                return true;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
            catch (ZmqException e) when (e.Error == ZmqError.ContextTerminated)
            {
                return false;
            }
            catch (Exception)
            {
                await Task.Delay(s_pauseAfterFailure).ConfigureAwait(false);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Certificate stores call users' code; what it throws is reported as a status, and as an event.")]
    private void Answer(ZmqMessage message)
    {
        ZapRequest? request = null;
        try
        {
            if (!ZapRequest.TryRead(message, out request))
            {
                return;
            }

            if (request.Content is null)
            {
                Reply(request, ZmqAuthenticationDecision.Deny(request.Problem));
            }
            else
            {
                Judge(request, request.Content);
            }
        }
        catch (Exception e)
        {
            if (request is not null)
            {
                Reply(request, ZmqAuthenticationDecision.Fail("The authenticator failed"), e);
            }
        }
    }

    private void Judge(ZapRequest request, ZmqAuthenticationRequest content)
    {
        if (!_policies.TryGetValue(content.Domain, out ZmqAuthenticationPolicy? policy) && !_policies.TryGetValue(AnyDomain, out policy))
        {
            Reply(request, ZmqAuthenticationDecision.Deny("The domain has no policy"));
            return;
        }

        ZmqAuthenticationDecision decision = policy.Judge(content, out bool isFinal);
        if (isFinal || policy.Callback is not { } callback)
        {
            Reply(request, decision);
        }
        else if (Interlocked.Increment(ref _pendingCount) > MaxPendingCallbacks)
        {
            _ = Interlocked.Decrement(ref _pendingCount);
            Reply(request, ZmqAuthenticationDecision.RetryLater("Too many callbacks are under way"));
        }
        else
        {
            _ = AskAsync(request, content, callback);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What a callback throws is reported as a status, and as an event.")]
    private async Task AskAsync(
        ZapRequest request,
        ZmqAuthenticationRequest content,
        Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>> callback)
    {
        _pending[request] = 0;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        CancellationToken token = limit.Token;
        try
        {
            limit.CancelAfter(CallbackTimeout);

            // By way of the pool: the callback may block before it returns its task.
            Task<ZmqAuthenticationDecision> asked = Task.Run(() => callback(content, token).AsTask(), CancellationToken.None);
            _ = asked.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            ZmqAuthenticationDecision decision = await asked.WaitAsync(token).ConfigureAwait(false);
            Reply(request, decision ?? throw new InvalidOperationException("The callback returned null."));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            Reply(request, ZmqAuthenticationDecision.RetryLater("The callback did not answer in time"));
        }
        catch (Exception e)
        {
            Reply(request, ZmqAuthenticationDecision.Fail("The callback failed"), e);
        }
        finally
        {
            _ = _pending.TryRemove(request, out _);
            _ = Interlocked.Decrement(ref _pendingCount);
        }
    }

    private void AnswerPending(ZmqAuthenticationDecision decision)
    {
        foreach (ZapRequest request in _pending.Keys)
        {
            Reply(request, decision);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A client that gets no reply stays out, which is what has to be. The next one is served.")]
    private void Reply(ZapRequest request, ZmqAuthenticationDecision decision, Exception? exception = null)
    {
        if (!request.TakeAnswer())
        {
            return;
        }

        try
        {
            Answered?.Invoke(this, new ZmqAuthenticationEventArgs(request.Content, decision, exception));
        }
        catch (Exception)
        {
            // A log that cannot be written lets nobody in or out.
        }

        try
        {
            using ZmqMessage reply = request.MakeReply(decision);

            // A ROUTER never waits: it drops what is for nobody.
            _ = _socket.TrySend(reply);
        }
        catch (Exception)
        {
            // The socket is closed, or there is no memory.
        }
    }
}
