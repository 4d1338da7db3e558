using System;
using System.Collections.Generic;

namespace ZmqInterop;

/// <summary>The last message of each topic, as many as there is room for: then the one that was published longest ago makes room. For one thread at a time.</summary>
internal sealed class LastValueTable(int capacity) : IDisposable
{
    private readonly Dictionary<byte[], LinkedListNode<(byte[] Topic, ZmqMessage Message)>> _byTopic = new(new TopicComparer());

    // The longest ago first.
    private readonly LinkedList<(byte[] Topic, ZmqMessage Message)> _byAge = new();

    public int Count => _byTopic.Count;

    /// <summary>Remembers a message by its first frame. The content is shared with it, not copied.</summary>
    public void Store(ZmqMessage message)
    {
        ReadOnlySpan<byte> topic = message[0].Span;
        var lookup = _byTopic.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(topic, out LinkedListNode<(byte[] Topic, ZmqMessage Message)>? node))
        {
            _byAge.Remove(node);
        }
        else
        {
            if (_byTopic.Count == capacity)
            {
                Remove(_byAge.First!);
            }

            node = new LinkedListNode<(byte[] Topic, ZmqMessage Message)>((topic.ToArray(), []));
            _byTopic.Add(node.Value.Topic, node);
        }

        _byAge.AddLast(node);
        Copy(message, node.Value.Message);
    }

    /// <summary>Adds copies of the messages that a subscription to the prefix gets, the one published longest ago first.</summary>
    public void AddMatches(ReadOnlySpan<byte> prefix, List<ZmqMessage> copies)
    {
        foreach ((byte[] topic, ZmqMessage message) in _byAge)
        {
            if (topic.AsSpan().StartsWith(prefix))
            {
                copies.Add(message.Copy());
            }
        }
    }

    /// <summary>False when there was none.</summary>
    public bool Remove(ReadOnlySpan<byte> topic)
    {
        if (!_byTopic.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(topic, out LinkedListNode<(byte[] Topic, ZmqMessage Message)>? node))
        {
            return false;
        }

        Remove(node);
        return true;
    }

    public void Dispose()
    {
        while (_byAge.First is { } node)
        {
            Remove(node);
        }
    }

    private static void Copy(ZmqMessage from, ZmqMessage to)
    {
        to.Clear();
        foreach (ZmqFrame frame in from)
        {
            to.AddFrame().CopyFrom(frame);
        }
    }

    private void Remove(LinkedListNode<(byte[] Topic, ZmqMessage Message)> node)
    {
        _byAge.Remove(node);
        _ = _byTopic.Remove(node.Value.Topic);
        node.Value.Message.Dispose();
    }

    private sealed class TopicComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
