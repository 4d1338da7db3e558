using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using ZmqInterop.Tests.Support;

namespace ZmqInterop.BehaviorTests.Security;

/// <summary>Answers libzmq's authentication requests, rightly or wrongly.</summary>
internal sealed class ZapHandler : IDisposable
{
    internal const string Endpoint = "inproc://zeromq.zap.01";

    private readonly ZmqSocket _socket;
    private readonly BackgroundCall _call;
    private int _requests;

    /// <param name="context">Where it answers.</param>
    /// <param name="answer">
    /// Gets the request in Latin-1, one character for each byte, and gives the frames of the reply. Without frames the handler goes away. A last frame that
    /// is null leaves the reply unfinished.
    /// </param>
    internal ZapHandler(ZmqContext context, Func<IReadOnlyList<string>, IReadOnlyList<string?>> answer)
    {
        _socket = context.CreateSocket(ZmqSocketType.Rep);
        _socket.Options.Linger = TimeSpan.Zero;
        _ = _socket.Bind(Endpoint);
        _call = BackgroundCall.Start(() => Serve(answer));
    }

    /// <summary>How many requests came.</summary>
    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>A handler that lets everybody in whom the predicate accepts.</summary>
    internal static ZapHandler Judge(ZmqContext context, Predicate<IReadOnlyList<string>> accept) =>
        new(context, request => accept(request) ? Reply(request, "200") : Reply(request, "400"));

    /// <summary>A good reply.</summary>
    internal static string[] Reply(IReadOnlyList<string> request, string status) => ["1.0", request[1], status, "text", status == "200" ? "anonymous" : "", ""];

    public void Dispose()
    {
        _socket.Dispose();
        _call.Finish();
    }

    private void Serve(Func<IReadOnlyList<string>, IReadOnlyList<string?>> answer)
    {
        try
        {
            while (true)
            {
                using ZmqMessage message = _socket.ReceiveMessage();
                List<string> request = [];
                foreach (ZmqFrame frame in message)
                {
                    request.Add(Encoding.Latin1.GetString(frame.Span));
                }

                IReadOnlyList<string?> reply = answer(request);
                Interlocked.Increment(ref _requests);
                if (reply.Count == 0)
                {
                    _socket.Dispose();
                    return;
                }

                for (int i = 0; i < reply.Count && reply[i] is { } text; i++)
                {
                    _socket.Send(Encoding.Latin1.GetBytes(text), more: i < reply.Count - 1);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The end of the test.
        }
        catch (ZmqException exception) when (exception.Error is ZmqError.InvalidState or ZmqError.ContextTerminated)
        {
            // A REP does not receive while its reply is unfinished.
        }
    }
}
