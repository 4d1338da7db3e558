using System;
using System.Diagnostics.CodeAnalysis;

namespace ZmqInterop;

// Draft options that libzmq has since 4.3.5.
public sealed partial class ZmqSocketOptions
{
    /// <summary>
    /// Sets whether, and for how long, the system polls the network device instead of waiting for its interrupt (SO_BUSY_POLL): less latency for more
    /// load. Default 0 (ZMQ_BUSY_POLL, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">Microseconds; 0 for not at all.</param>
    /// <remarks>All types of sockets, tcp, Linux only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without its draft API (<see cref="Zmq.Has"/> "draft").
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetBusyPoll(int value) =>
        SetInt(ZmqSocketOption.BusyPoll, value, 0, int.MaxValue);

    /// <summary>
    /// Sets the message that this socket receives, as if from the peer, when a connection that it has made ends for the time being. Default none
    /// (ZMQ_HICCUP_MSG, zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">One frame; empty for none.</param>
    /// <remarks>DEALER, CLIENT and PEER; the others ignore it. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without its draft API (<see cref="Zmq.Has"/> "draft").
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetHiccupMessage(ReadOnlySpan<byte> value) =>
        SetBytes(ZmqSocketOption.HiccupMessage, value, 0, int.MaxValue);

    /// <summary>
    /// Sets whether every unsubscription is sent to the publisher, not only the last to each prefix. Default false (ZMQ_XSUB_VERBOSE_UNSUBSCRIBE,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <param name="value">True to send all.</param>
    /// <remarks>Takes effect at once.</remarks>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without its draft API (<see cref="Zmq.Has"/> "draft").
    /// </exception>
    /// <exception cref="ZmqException">The socket is not an XSUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public void SetXSubVerboseUnsubscribe(bool value) => SetBool(ZmqSocketOption.XSubVerboseUnsubscribe, value);

    /// <summary>
    /// How many different prefixes the peers of a publisher have subscribed to, or a subscriber itself has (ZMQ_TOPICS_COUNT, zmq_getsockopt(3)).
    /// </summary>
    /// <exception cref="NotSupportedException">libzmq is older than 4.3.5.</exception>
    /// <exception cref="ZmqException">The socket is not a PUB, XPUB, SUB or XSUB, or the context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int TopicsCount => GetInt32(ZmqSocketOption.TopicsCount);

    /// <summary>How a sender adapts its rate. Default <see cref="ZmqNormMode.CongestionControl"/> (ZMQ_NORM_MODE, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not a mode. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public ZmqNormMode NormMode
    {
        get => (ZmqNormMode)GetInt32(ZmqSocketOption.NormMode);
        set => SetInt(ZmqSocketOption.NormMode, (int)value, 0, 4);
    }

    /// <summary>
    /// Whether a receiver asks for repairs by unicast instead of multicast. Default false (ZMQ_NORM_UNICAST_NACK, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool NormUnicastNack
    {
        get => GetBool(ZmqSocketOption.NormUnicastNack);
        set => SetBool(ZmqSocketOption.NormUnicastNack, value);
    }

    /// <summary>The buffer of senders, receivers and streams in kilobytes. Default 2048 (ZMQ_NORM_BUFFER_SIZE, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int NormBufferSize
    {
        get => GetInt32(ZmqSocketOption.NormBufferSize);
        set => SetInt(ZmqSocketOption.NormBufferSize, value, 1, int.MaxValue);
    }

    /// <summary>The bytes of a message that go into one packet. Default 1400 (ZMQ_NORM_SEGMENT_SIZE, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int NormSegmentSize
    {
        get => GetInt32(ZmqSocketOption.NormSegmentSize);
        set => SetInt(ZmqSocketOption.NormSegmentSize, value, 1, int.MaxValue);
    }

    /// <summary>The segments of one block of the error correction. Default 16 (ZMQ_NORM_BLOCK_SIZE, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or greater than 255. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int NormBlockSize
    {
        get => GetInt32(ZmqSocketOption.NormBlockSize);
        set => SetInt(ZmqSocketOption.NormBlockSize, value, 1, 255);
    }

    /// <summary>The most parity segments that are calculated for one block. Default 4 (ZMQ_NORM_NUM_PARITY, zmq_setsockopt(3)).</summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0 or greater than 254. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int NormParityCount
    {
        get => GetInt32(ZmqSocketOption.NormParityCount);
        set => SetInt(ZmqSocketOption.NormParityCount, value, 0, 254);
    }

    /// <summary>
    /// The parity segments that are sent with each block before anybody asks for repairs. Default 0 (ZMQ_NORM_NUM_AUTOPARITY, zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0 or greater than 254. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public int NormAutoParityCount
    {
        get => GetInt32(ZmqSocketOption.NormAutoParityCount);
        set => SetInt(ZmqSocketOption.NormAutoParityCount, value, 0, 254);
    }

    /// <summary>
    /// Whether new messages replace the oldest ones that are still to be sent, instead of waiting for them. Default false (ZMQ_NORM_PUSH,
    /// zmq_setsockopt(3)).
    /// </summary>
    /// <remarks>All types of sockets, norm only. Concerns connections made after it is set.</remarks>
    /// <exception cref="NotSupportedException">
    /// libzmq is older than 4.3.5, or was built without NORM (<see cref="Zmq.Has"/> "norm") or without its draft API.
    /// </exception>
    /// <exception cref="ZmqException">The context was shut down.</exception>
    /// <exception cref="ObjectDisposedException">The socket is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool NormPush
    {
        get => GetBool(ZmqSocketOption.NormPush);
        set => SetBool(ZmqSocketOption.NormPush, value);
    }
}
