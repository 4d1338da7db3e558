using System.Threading;

namespace ZmqInterop.Internal;

/// <summary>Objects that are used again, the last first. Any thread may take and return.</summary>
/// <typeparam name="T">What is pooled.</typeparam>
/// <param name="largest">How many objects are kept at most.</param>
internal sealed class Pool<T>(int largest)
    where T : class, IPooled<T>
{
    private readonly Lock _lock = new();
    private T? _first;
    private int _count;

    /// <summary>An object that was returned, or null.</summary>
    public T? TryTake()
    {
        lock (_lock)
        {
            if (_first is not { } item)
            {
                return null;
            }

            _first = item.NextInPool;
            item.NextInPool = null;
            _count--;
            return item;
        }
    }

    /// <summary>Keeps an object, unless there are enough.</summary>
    public void Return(T item)
    {
        lock (_lock)
        {
            if (_count < largest)
            {
                item.NextInPool = _first;
                _first = item;
                _count++;
            }
        }
    }
}
