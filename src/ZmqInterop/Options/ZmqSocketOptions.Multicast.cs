using System;
using System.Threading;

namespace ZmqInterop;

// Transports beside tcp, ipc and inproc: multicast (zmq_pgm(7)) and virtual machines (zmq_vmci(7)).
public sealed partial class ZmqSocketOptions
{
    /// <summary>The most that is sent or received, in kilobits per second. Default 100 (ZMQ_RATE, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, pgm, epgm and norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int MulticastRate
    {
        get => GetInt32(ZmqSocketOption.MulticastRate);
        set => SetInt(ZmqSocketOption.MulticastRate, value, 1, int.MaxValue);
    }

    /// <summary>
    /// How long a receiver may be absent without losing messages; they are kept in memory for so long. Default 10 seconds (ZMQ_RECOVERY_IVL,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, pgm, epgm and norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Set to less than zero, or to more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public TimeSpan MulticastRecoveryInterval
    {
        get => GetTime(ZmqSocketOption.MulticastRecoveryInterval);
        set => SetFiniteTime(ZmqSocketOption.MulticastRecoveryInterval, value);
    }

    /// <summary>
    /// How many networks packets may pass: their time to live. Default 1, which is the local network (ZMQ_MULTICAST_HOPS, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, multicast transports only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int MulticastHops
    {
        get => GetInt32(ZmqSocketOption.MulticastHops);
        set => SetInt(ZmqSocketOption.MulticastHops, value, 1, int.MaxValue);
    }

    /// <summary>
    /// The largest packet in bytes; not larger than the smallest MTU on the way. Default 1500 (ZMQ_MULTICAST_MAXTPDU, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, pgm, epgm and norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public int MulticastMaxTransportDataUnit
    {
        get => GetInt32(ZmqSocketOption.MulticastMaxTransportDataUnit);
        set => SetInt(ZmqSocketOption.MulticastMaxTransportDataUnit, value, 1, int.MaxValue);
    }

    /// <summary>Sets the buffer size of a connection between virtual machines. Default 65546 (ZMQ_VMCI_BUFFER_SIZE, zmq_setsockopt(3)).</summary>
    /// <param name="value">Bytes.</param>
    /// <remarks>All types of sockets, vmci only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without VMCI (<see cref="Zmq.Has"/> "vmci").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetVmciBufferSize(ulong value) => Set(ZmqSocketOption.VmciBufferSize, value);

    /// <summary>
    /// Sets the smallest buffer size of a connection between virtual machines. Default 128 (ZMQ_VMCI_BUFFER_MIN_SIZE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Bytes.</param>
    /// <remarks>All types of sockets, vmci only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without VMCI (<see cref="Zmq.Has"/> "vmci").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetVmciBufferMinSize(ulong value) => Set(ZmqSocketOption.VmciBufferMinSize, value);

    /// <summary>
    /// Sets the largest buffer size of a connection between virtual machines. Default 262144 (ZMQ_VMCI_BUFFER_MAX_SIZE, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Bytes.</param>
    /// <remarks>All types of sockets, vmci only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">libzmq was built without VMCI (<see cref="Zmq.Has"/> "vmci").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetVmciBufferMaxSize(ulong value) => Set(ZmqSocketOption.VmciBufferMaxSize, value);

    /// <summary>
    /// Sets how long one attempt to connect between virtual machines may take. Default infinite (ZMQ_VMCI_CONNECT_TIMEOUT, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Milliseconds, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <remarks>All types of sockets, vmci only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="value"/> is less than zero and not infinite, or more than <see cref="int.MaxValue"/> milliseconds. The option keeps its value.
    /// </exception>
    /// <exception cref="NotSupportedException">libzmq was built without VMCI (<see cref="Zmq.Has"/> "vmci").</exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    public void SetVmciConnectTimeout(TimeSpan value) =>
        SetTime(ZmqSocketOption.VmciConnectTimeout, value);
}
