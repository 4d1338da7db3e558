using System;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Every system: zmq_poll over descriptors, with a UDP socket connected to itself as the wake-up.</summary>
internal sealed unsafe class PortableWaitSet : WaitSet
{
    private static readonly byte[] s_wakeUp = [1];

    private readonly Socket _self = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _received = new byte[1];

    // Item 0 is the wake-up. Pinned, so that zmq_poll may write into it without a pin for each wait. zmq_fd_t has another size on Windows.
    private byte[] _items;
    private int _count = 1;

    public PortableWaitSet()
    {
        _self.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _self.Connect(_self.LocalEndPoint!);
        _self.Blocking = false;
        _items = Allocate(2);
        Write(0, _self.Handle, ZmqPollEvents.In);
    }

    private static int ItemSize => OperatingSystem.IsWindows() ? sizeof(zmq_pollitem_t_windows) : sizeof(zmq_pollitem_t_unix);

    public override int Count
    {
        get => _count - 1;
        set
        {
            int needed = value + 1;
            if (needed * ItemSize > _items.Length)
            {
                byte[] larger = Allocate(Math.Max(needed, _count * 2));
                _items.AsSpan(0, _count * ItemSize).CopyTo(larger);
                _items = larger;
            }

            for (int i = _count; i < needed; i++)
            {
                Write(i, 0, ZmqPollEvents.None);
            }

            _count = needed;
        }
    }

    // zmq_poll passes over items without events.
    public override void Set(int index, nint descriptor, ZmqPollEvents events) => Write(index + 1, descriptor, events);

    public override ZmqPollEvents Ready(int index) => Read(index + 1);

    public override void Wait(int milliseconds)
    {
        int ready = LibZmq.zmq_poll((void*)Item(0), _count, new CLong(milliseconds));
        if (ready <= 0)
        {
            for (int i = 0; i < _count; i++)
            {
                Clear(i);
            }
        }
        else if (Read(0) != ZmqPollEvents.None)
        {
            // All wake-ups at once: they say no more together than one says.
            while (_self.Receive(_received, SocketFlags.None, out SocketError error) > 0 && error == SocketError.Success)
            {
            }
        }

        GC.KeepAlive(this);
    }

    public override void WakeUp()
    {
        try
        {
            // When the buffer is full, wake-ups are waiting there already.
            _self.Send(s_wakeUp, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // Nobody can be waiting any more.
        }
    }

    protected override void Dispose(bool disposing) => _self.Dispose();

    private static byte[] Allocate(int count) => GC.AllocateArray<byte>(count * ItemSize, pinned: true);

    private nint Item(int index) => Marshal.UnsafeAddrOfPinnedArrayElement(_items, index * ItemSize);

    private void Write(int index, nint descriptor, ZmqPollEvents events)
    {
        if (OperatingSystem.IsWindows())
        {
            *(zmq_pollitem_t_windows*)Item(index) = new() { fd = (nuint)descriptor, events = (short)events };
        }
        else
        {
            *(zmq_pollitem_t_unix*)Item(index) = new() { fd = (int)descriptor, events = (short)events };
        }
    }

    private ZmqPollEvents Read(int index) => OperatingSystem.IsWindows()
        ? Found(((zmq_pollitem_t_windows*)Item(index))->events, ((zmq_pollitem_t_windows*)Item(index))->revents)
        : Found(((zmq_pollitem_t_unix*)Item(index))->events, ((zmq_pollitem_t_unix*)Item(index))->revents);

    // Where it selects, zmq_poll tells an item also what another one with the same descriptor has asked for.
    private static ZmqPollEvents Found(short asked, short told) =>
        asked == 0 ? ZmqPollEvents.None : (ZmqPollEvents)told & ((ZmqPollEvents)asked | ZmqPollEvents.Error);

    private void Clear(int index)
    {
        if (OperatingSystem.IsWindows())
        {
            ((zmq_pollitem_t_windows*)Item(index))->revents = 0;
        }
        else
        {
            ((zmq_pollitem_t_unix*)Item(index))->revents = 0;
        }
    }
}
