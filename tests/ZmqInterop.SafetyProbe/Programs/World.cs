using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>The objects that the threads of a random program have, to call members of and to pass as arguments.</summary>
internal sealed class World : IDisposable
{
    // Of each type, so that the same ones are met again.
    private const int PoolSize = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<Type, List<object>> _pools = [];
    private readonly List<string> _endpoints;
    private readonly List<WeakReference<IDisposable>> _disposables = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("zmq").FullName;
    private CancellationTokenSource _cancellation = new();

    internal World(Faults faults)
    {
        Faults = faults;
        _endpoints =
        [
            "inproc://a", "inproc://b", "tcp://127.0.0.1:*", "ipc://*", Path.Combine("ipc://" + _folder, "s"), "ws://127.0.0.1:*", "udp://127.0.0.1:5", "tcp://127.0.0.1:1",
        ];
    }

    internal Faults Faults { get; }

    internal ConcurrentQueue<Promise> Promises { get; } = new();

    internal ConcurrentQueue<OwnedMemory> Owners { get; } = new();

    /// <summary>Canceled now and then, and at the end.</summary>
    internal CancellationToken Token => Volatile.Read(ref _cancellation).Token;

    /// <summary>Whether everything is being disposed of: callbacks make no more objects.</summary>
    internal bool IsClosing { get; private set; }

    internal string FilePath(int number) => Path.Combine(_folder, $"file{number}");

    internal void Add(object item)
    {
        if (item is ZmqContext context)
        {
            Tame(context);
        }

        lock (_lock)
        {
            List<object> pool = PoolOf(item.GetType());
            if (pool.Count == PoolSize)
            {
                // The oldest one is forgotten, as programs do.
                pool.RemoveAt(0);
            }

            pool.Add(item);
            if (item is IDisposable disposable and not (ZmqFrame or ZmqMessage or ZmqFrameWriter or ZmqMessage.Enumerator))
            {
                _disposables.Add(new WeakReference<IDisposable>(disposable));
            }
        }
    }

    internal void AddEndpoint(string endpoint)
    {
        lock (_lock)
        {
            if (_endpoints.Count == 2 * PoolSize)
            {
                _endpoints.RemoveAt(PoolSize);
            }

            _endpoints.Add(endpoint);
        }
    }

    internal string Endpoint(Choices choices)
    {
        lock (_lock)
        {
            return choices.Of(_endpoints);
        }
    }

    /// <summary>One that is there already; null when none is.</summary>
    internal object? Find(Type type, Choices choices)
    {
        lock (_lock)
        {
            List<object> pool = PoolOf(type);
            return pool.Count == 0 ? null : choices.Of(pool);
        }
    }

    /// <summary>Some of a type, for members that want several.</summary>
    internal T[] All<T>()
    {
        lock (_lock)
        {
            return [.. PoolOf(typeof(T)).Cast<T>()];
        }
    }

    /// <summary>Drops an object without disposing of it.</summary>
    internal void Forget(Choices choices)
    {
        lock (_lock)
        {
            List<List<object>> pools = [.. _pools.Values.Where(static pool => pool.Count > 0)];
            if (pools.Count > 0)
            {
                List<object> pool = choices.Of(pools);
                pool.RemoveAt(choices.Next(pool.Count));
            }
        }
    }

    /// <summary>Drops everything.</summary>
    internal void ForgetAll()
    {
        lock (_lock)
        {
            _pools.Clear();
        }
    }

    internal void Cancel()
    {
        CancellationTokenSource before = Interlocked.Exchange(ref _cancellation, new CancellationTokenSource());
        before.Cancel();
    }

    /// <summary>What is not finalized yet and has to be disposed of, in the order in which it was made or in the opposite one.</summary>
    internal IDisposable[] BeginToClose(bool newestFirst)
    {
        IsClosing = true;
        Cancel();
        lock (_lock)
        {
            IDisposable[] open = [.. _disposables.Select(static reference => reference.TryGetTarget(out IDisposable? item) ? item : null).OfType<IDisposable>()];
            if (newestFirst)
            {
                Array.Reverse(open);
            }

            return open;
        }
    }

    public void Dispose()
    {
        _cancellation.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Nothing lingers for ever: that would be a program that hangs because it says so.
    private static void Tame(ZmqContext context)
    {
        try
        {
            context.Blocky = false;
            context.ShutdownTimeout = TimeSpan.FromMilliseconds(10);
        }
        catch (ObjectDisposedException)
        {
            // By another thread of the program.
        }
    }

    private List<object> PoolOf(Type type)
    {
        if (!_pools.TryGetValue(type, out List<object>? pool))
        {
            _pools.Add(type, pool = []);
        }

        return pool;
    }
}
