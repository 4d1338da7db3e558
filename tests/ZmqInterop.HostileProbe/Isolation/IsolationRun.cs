using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using ZmqInterop.HostileProbe.Faults;

namespace ZmqInterop.HostileProbe.Isolation;

/// <summary>The library several times in one process, in load contexts of their own, as plugins have it.</summary>
internal static class IsolationRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    internal static int Run(string way, string library)
    {
        try
        {
            switch (way)
            {
                case "copies":
                    Copies(otherLibrary: null);
                    break;
                case "two-libraries":
                    Copies(library);
                    break;
                case "unload":
                    Unload(nameof(Plugin.Use));
                    break;
                case "unload-shared":
                    Unload(nameof(Plugin.UseShared));
                    break;
                case "unload-waiting":
                    UnloadWaiting();
                    break;
                case "abandon":
                    Abandon();
                    break;
                default:
                    throw new ArgumentException($"Unknown: {way}.", nameof(way));
            }
        }
        catch (FaultException exception)
        {
            Console.Error.WriteLine($"{exception.Message} {exception.InnerException}");
            return 1;
        }

        Console.WriteLine("0 1");
        return 0;
    }

    /// <summary>The library in this load context and in two others, all at once and talking to each other; with another libzmq if there is one.</summary>
    private static void Copies(string? otherLibrary)
    {
        Environment.SetEnvironmentVariable("ZMQINTEROP_LIBZMQ", otherLibrary);
        PluginContext first = new(isCollectible: false);
        first.Call(nameof(Plugin.Use), string.Empty);
        Environment.SetEnvironmentVariable("ZMQINTEROP_LIBZMQ", null);
        PluginContext second = new(isCollectible: false);
        Plugin.Use(string.Empty);
        if (otherLibrary is not null && (string)first.Call(nameof(Plugin.Library), string.Empty)! == Plugin.Library(string.Empty))
        {
            throw new FaultException("There are not two libraries.");
        }

        using ZmqContext context = new();
        using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
        string endpoint = server.Bind("ipc://*");
        Task[] tasks =
        [
            Task.Run(() => first.Call(nameof(Plugin.Ask), endpoint)),
            Task.Run(() => second.Call(nameof(Plugin.Ask), endpoint)),
            Task.Run(() => Plugin.Ask(endpoint)),
        ];
        while (!Task.WhenAll(tasks).IsCompleted)
        {
            if (server.TryReceiveString(out string? question, TimeSpan.FromMilliseconds(10)))
            {
                server.Send(question);
            }
        }

        Task.WaitAll(tasks);
    }

    private static void Unload(string method)
    {
        for (int i = 0; i < 3; i++)
        {
            WeakReference plugin = UseAndUnload(method);
            FaultCount.Until(() => !plugin.IsAlive, "The plugin is not unloaded.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndUnload(string method)
    {
        PluginContext plugin = new(isCollectible: true);
        plugin.Call(method, string.Empty);
        plugin.Unload();
        return new WeakReference(plugin);
    }

    /// <summary>Told to unload while calls wait: nothing breaks. They go on, and when they are over it is unloaded.</summary>
    private static void UnloadWaiting()
    {
        WeakReference plugin = WaitAndUnload();
        FaultCount.Until(() => !plugin.IsAlive, "The plugin is not unloaded.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference WaitAndUnload()
    {
        using ZmqContext context = new();
        using ZmqSocket push = context.CreateSocket(ZmqSocketType.Push);
        string endpoint = push.Bind("ipc://*");
        PluginContext plugin = new(isCollectible: true);
        Task waiting = (Task)plugin.Call(nameof(Plugin.ReceiveTwoAsync), endpoint)!;
        plugin.Unload();
        push.Send("first");
        push.Send("second");
        if (!waiting.Wait(s_patience))
        {
            throw new FaultException("What waits ends with the plugin.");
        }

        return new WeakReference(plugin);
    }

    /// <summary>As a test host leaves things: everything is under way, nothing is disposed of, and Main returns.</summary>
    private static void Abandon()
    {
        for (int i = 0; i < 3; i++)
        {
            PluginContext plugin = new(isCollectible: true);
            plugin.Call(nameof(Plugin.LeaveAll), string.Empty);
            plugin.Unload();
        }

        Plugin.LeaveAll(string.Empty);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Thread.Sleep(50);
    }

    /// <summary>This program and the library once more.</summary>
    private sealed class PluginContext(bool isCollectible) : AssemblyLoadContext("plugin", isCollectible)
    {
        internal object? Call(string method, string argument)
        {
            Assembly program = LoadFromAssemblyPath(typeof(IsolationRun).Assembly.Location);
            MethodInfo called = program.GetType(typeof(Plugin).FullName!)!.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
            return called.Invoke(null, [argument]);
        }

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name is "ZmqInterop"
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "ZmqInterop.dll"))
            : null;
    }
}
