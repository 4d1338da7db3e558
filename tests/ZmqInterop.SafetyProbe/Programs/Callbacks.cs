using System;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What random programs have the library call: members of the library again, exceptions, nothing.</summary>
internal static class Callbacks
{
    internal static object? Make(Type type, World world, Choices choices)
    {
        CallbackBody body = new(world, (uint)choices.Next(int.MaxValue));
        return type == typeof(Action<string>) ? new Action<string>(_ => body.Run())
            : type == typeof(Action<int>) ? new Action<int>(_ => body.Run())
            : type == typeof(Func<string>) ? new Func<string>(() => Run(body, "prepared"))
            : type == typeof(Action<ZmqActorPipe>) ? new Action<ZmqActorPipe>(pipe => Act(pipe, world, body))
            : type == typeof(Action<string, ZmqActorPipe>) ? new Action<string, ZmqActorPipe>((_, pipe) => Act(pipe, world, body))
            : type == typeof(Action<ZmqSocketOptions>) ? new Action<ZmqSocketOptions>(options => SetDefaults(options, world, body))
            : type == typeof(EventHandler<ZmqAuthenticationEventArgs>) ? new EventHandler<ZmqAuthenticationEventArgs>((_, _) => body.Run())
            : type == typeof(Func<ZmqCertificate, string>) ? new Func<ZmqCertificate, string>(_ => Run(body, "user"))
            : type == typeof(Func<ZmqAuthenticationRequest, ZmqAuthenticationDecision>)
                ? new Func<ZmqAuthenticationRequest, ZmqAuthenticationDecision>(_ => Run(body, ZmqAuthenticationDecision.Allow()))
            : type == typeof(Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>)
                ? new Func<ZmqAuthenticationRequest, CancellationToken, ValueTask<ZmqAuthenticationDecision>>((_, token) => DecideAsync(body, token))
            : null;
    }

    private static T Run<T>(CallbackBody body, T result)
    {
        body.Run();
        return result;
    }

    private static void Act(ZmqActorPipe pipe, World world, CallbackBody body)
    {
        world.Add(pipe);
        body.Run();
        foreach (ZmqMessage message in pipe.ReadAll())
        {
            message.Dispose();
            body.Run();
        }
    }

    private static void SetDefaults(ZmqSocketOptions options, World world, CallbackBody body)
    {
        world.Add(options);
        options.ReceiveTimeout = TimeSpan.FromMilliseconds(1);
        body.Run();
    }

    private static async ValueTask<ZmqAuthenticationDecision> DecideAsync(CallbackBody body, CancellationToken token)
    {
        await Task.Delay(1, token);
        return Run(body, ZmqAuthenticationDecision.Deny());
    }
}
