using System.Runtime.CompilerServices;

namespace ZmqInterop;

/// <summary>The waiters of one socket in the order in which they came. Guarded by the socket's gate.</summary>
internal struct WaiterList
{
    private Waiter? _tail;

    /// <summary>The waiter that came first.</summary>
    public Waiter? Head { get; private set; }

    public readonly bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Head is null;
    }

    /// <summary>The first one whose turn it is to take from the socket in this direction.</summary>
    public readonly Waiter? First(ZmqPollEvents direction)
    {
        Waiter? waiter = Head;
        while (waiter is not null && !(waiter.Consumes && (waiter.Interest & direction) != ZmqPollEvents.None))
        {
            waiter = waiter.Next;
        }

        return waiter;
    }

    /// <summary>How many wait to send or receive; the others are pollers, which only look.</summary>
    public readonly int CountConsumers()
    {
        int count = 0;
        for (Waiter? waiter = Head; waiter is not null; waiter = waiter.Next)
        {
            count += waiter.Consumes ? 1 : 0;
        }

        return count;
    }

    public void Add(Waiter waiter)
    {
        waiter.IsWaiting = true;
        waiter.Next = null;
        waiter.Previous = _tail;
        if (_tail is null)
        {
            Head = waiter;
        }
        else
        {
            _tail.Next = waiter;
        }

        _tail = waiter;
        waiter.OnAdded();
    }

    public void Remove(Waiter waiter)
    {
        if (waiter.Previous is null)
        {
            Head = waiter.Next;
        }
        else
        {
            waiter.Previous.Next = waiter.Next;
        }

        if (waiter.Next is null)
        {
            _tail = waiter.Previous;
        }
        else
        {
            waiter.Next.Previous = waiter.Previous;
        }

        waiter.Next = null;
        waiter.Previous = null;
        waiter.IsWaiting = false;
        waiter.OnRemoved();
    }

    public void FailAll(int error)
    {
        while (Head is { } waiter)
        {
            Remove(waiter);
            waiter.Fail(error);
            waiter.Notify();
        }
    }
}
