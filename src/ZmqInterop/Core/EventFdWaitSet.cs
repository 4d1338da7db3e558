using System;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Linux: poll(2), with an eventfd as the wake-up.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EventFdWaitSet : WaitSet
{
    private readonly SafeFileHandle _eventFd;

    // Element 0 is the eventfd. Pinned, so that the kernel may write into it without a pin for each wait.
    private pollfd[] _descriptors = GC.AllocateArray<pollfd>(2, pinned: true);
    private int _count = 1;

    public EventFdWaitSet()
    {
        int eventFd = LibC.eventfd(0, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK);
        if (eventFd < 0)
        {
            // zmq_errno returns the errno of the C library.
            throw ZmqException.Create(LibZmq.zmq_errno(), "eventfd", "to wait in a blocking call");
        }

        _eventFd = new SafeFileHandle(eventFd, ownsHandle: true);
        _descriptors[0] = new pollfd { fd = eventFd, events = LibC.POLLIN };
    }

    public override int Count
    {
        get => _count - 1;
        set
        {
            int needed = value + 1;
            if (needed > _descriptors.Length)
            {
                pollfd[] larger = GC.AllocateArray<pollfd>(Math.Max(needed, _descriptors.Length * 2), pinned: true);
                _descriptors.AsSpan(0, _count).CopyTo(larger);
                _descriptors = larger;
            }

            for (int i = _count; i < needed; i++)
            {
                _descriptors[i] = Nothing;
            }

            _count = needed;
        }
    }

    // poll(2) passes over negative descriptors.
    private static pollfd Nothing => new() { fd = -1 };

    public override void Set(int index, nint descriptor, ZmqPollEvents events) => _descriptors[index + 1] = events == ZmqPollEvents.None
        ? Nothing
        : new pollfd { fd = (int)descriptor, events = ToPoll(events) };

    public override ZmqPollEvents Ready(int index) => FromPoll(_descriptors[index + 1].revents);

    public override void Wait(int milliseconds)
    {
        pollfd* descriptors = (pollfd*)Marshal.UnsafeAddrOfPinnedArrayElement(_descriptors, 0);
        int ready = LibC.poll(descriptors, (nuint)_count, milliseconds);
        if (ready <= 0)
        {
            // After a failure (a signal arrived) revents are what they were before.
            foreach (ref pollfd descriptor in _descriptors.AsSpan(0, _count))
            {
                descriptor.revents = 0;
            }
        }
        else if (descriptors[0].revents != 0)
        {
            ulong count;
            _ = LibC.read(descriptors[0].fd, &count, sizeof(ulong));
        }

        GC.KeepAlive(this);
    }

    public override void WakeUp()
    {
        bool referenced = false;
        try
        {
            _eventFd.DangerousAddRef(ref referenced);
            ulong one = 1;
            _ = LibC.write((int)_eventFd.DangerousGetHandle(), &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody can be waiting any more.
        }
        finally
        {
            if (referenced)
            {
                _eventFd.DangerousRelease();
            }
        }
    }

    protected override void Dispose(bool disposing) => _eventFd.Dispose();

    private static short ToPoll(ZmqPollEvents events) => (short)(
        ((events & ZmqPollEvents.In) != 0 ? LibC.POLLIN : 0) |
        ((events & ZmqPollEvents.Out) != 0 ? LibC.POLLOUT : 0) |
        ((events & ZmqPollEvents.Priority) != 0 ? LibC.POLLPRI : 0));

    private static ZmqPollEvents FromPoll(short events)
    {
        const int Known = LibC.POLLIN | LibC.POLLOUT | LibC.POLLPRI;
        return
            ((events & LibC.POLLIN) != 0 ? ZmqPollEvents.In : 0) |
            ((events & LibC.POLLOUT) != 0 ? ZmqPollEvents.Out : 0) |
            ((events & LibC.POLLPRI) != 0 ? ZmqPollEvents.Priority : 0) |
            ((events & ~Known) != 0 ? ZmqPollEvents.Error : 0);
    }
}
