using System;
using System.Collections.Generic;

namespace ZmqInterop.Examples.Reliable;

/// <summary>The workers that are free, the one that has waited longest first. Who is not heard of for too long is dropped.</summary>
internal sealed class WorkerQueue(TimeSpan expiry)
{
    private readonly LinkedList<(byte[] Id, long Expires)> _workers = new();

    public int Count => _workers.Count;

    public IEnumerable<byte[]> Ids
    {
        get
        {
            foreach ((byte[] id, _) in _workers)
            {
                yield return id;
            }
        }
    }

    /// <summary>The worker was heard of and is free.</summary>
    public void Add(byte[] id)
    {
        Remove(id);
        _workers.AddLast((id, Environment.TickCount64 + (long)expiry.TotalMilliseconds));
    }

    /// <summary>The worker was heard of, and stays where it is in the queue.</summary>
    public void Refresh(byte[] id)
    {
        for (LinkedListNode<(byte[] Id, long Expires)>? node = _workers.First; node is not null; node = node.Next)
        {
            if (node.Value.Id.AsSpan().SequenceEqual(id))
            {
                node.Value = (id, Environment.TickCount64 + (long)expiry.TotalMilliseconds);
            }
        }
    }

    public byte[] Take()
    {
        byte[] id = _workers.First!.Value.Id;
        _workers.RemoveFirst();
        return id;
    }

    public void Remove(byte[] id) => RemoveWhere(worker => worker.Id.AsSpan().SequenceEqual(id));

    /// <summary>The workers that were dropped.</summary>
    public IReadOnlyList<byte[]> Purge() => RemoveWhere(worker => worker.Expires < Environment.TickCount64);

    private List<byte[]> RemoveWhere(Func<(byte[] Id, long Expires), bool> isWanted)
    {
        List<byte[]> removed = [];
        for (LinkedListNode<(byte[] Id, long Expires)>? node = _workers.First; node is not null;)
        {
            LinkedListNode<(byte[] Id, long Expires)>? next = node.Next;
            if (isWanted(node.Value))
            {
                _workers.Remove(node);
                removed.Add(node.Value.Id);
            }

            node = next;
        }

        return removed;
    }
}
