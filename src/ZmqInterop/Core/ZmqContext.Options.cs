using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Threading;

namespace ZmqInterop;

// Options of the context (zmq_ctx_set(3)).
public sealed unsafe partial class ZmqContext
{
    // Each takes two descriptors. libzmq knows no limit and ends the process when the system has no more descriptors or threads.
    private const int MostIoThreads = 256;

    private const int LongestThreadName = 16;

    private readonly Lock _startLock = new();
    private readonly ThreadScheduling _scheduling = new();

    /// <summary>
    /// What is done to each socket of this context before <see cref="CreateSocket"/> returns it: usually set options. Default null. Called on the thread that
    /// creates the socket; when it throws, the socket is closed and the exception comes out of <see cref="CreateSocket"/>.
    /// </summary>
    /// <example>
    /// <code>
    /// context.SocketDefaults = options =>
    /// {
    ///     options.Linger = TimeSpan.Zero;
    ///     if (options.SocketType == ZmqSocketType.Router)
    ///     {
    ///         options.SetRouterMandatory(true);
    ///     }
    /// };
    /// </code>
    /// </example>
    public Action<ZmqSocketOptions>? SocketDefaults { get; set; }

    /// <summary>
    /// The number of threads that do input and output, 0 to 256. One is enough for about a gigabyte a second; 0 for contexts that use inproc only. Default 1
    /// (ZMQ_IO_THREADS, zmq_ctx_set(3)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0 or greater than 256. The option keeps its value.</exception>
    /// <exception cref="InvalidOperationException">Set after the context has had a socket: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int IoThreads
    {
        get => Read(ZmqContextOption.IoThreads);
        set
        {
            ThrowIfOutside(value, 0, MostIoThreads, nameof(ZmqContextOption.IoThreads));
            ThrowIfSocketsCreated(nameof(ZmqContextOption.IoThreads));
            Write(ZmqContextOption.IoThreads, value);
        }
    }

    /// <summary>The number of sockets that may be open at a time, 1 to <see cref="SocketLimit"/>. Default 1023 (ZMQ_MAX_SOCKETS, zmq_ctx_set(3)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1 or greater than <see cref="SocketLimit"/>. The option keeps its value.</exception>
    /// <exception cref="InvalidOperationException">Set after the context has had a socket.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int MaxSockets
    {
        get => Read(ZmqContextOption.MaxSockets);
        set
        {
            ThrowIfOutside(value, 1, SocketLimit, nameof(ZmqContextOption.MaxSockets));
            ThrowIfSocketsCreated(nameof(ZmqContextOption.MaxSockets));
            Write(ZmqContextOption.MaxSockets, value);
        }
    }

    /// <summary>The largest value that <see cref="MaxSockets"/> can have (ZMQ_SOCKET_LIMIT, zmq_ctx_get(3)).</summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int SocketLimit => Read(ZmqContextOption.SocketLimit);

    /// <summary>
    /// A limit in bytes that libzmq 4.3 stores but does not apply: use <see cref="ZmqSocketOptions.MaxMessageSize"/>. Default 2147483647 (ZMQ_MAX_MSGSZ,
    /// zmq_ctx_set(3)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int MaxMessageSize
    {
        get => Read(ZmqContextOption.MaxMessageSize);
        set
        {
            ThrowIfOutside(value, 0, int.MaxValue, nameof(ZmqContextOption.MaxMessageSize));
            Write(ZmqContextOption.MaxMessageSize, value);
        }
    }

    /// <summary>The bytes of libzmq's structure for a frame, without the frame's data (ZMQ_MSG_T_SIZE, zmq_ctx_get(3)).</summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int MessageStructureSize => Read(ZmqContextOption.MessageStructureSize);

    /// <summary>Whether sockets made from now on use IPv6 as well as IPv4. Default false (ZMQ_IPV6, zmq_ctx_set(3)).</summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public bool IPv6
    {
        get => Read(ZmqContextOption.IPv6) != 0;
        set => Write(ZmqContextOption.IPv6, value ? 1 : 0);
    }

    /// <summary>
    /// Whether sockets made from now on begin with an infinite <see cref="ZmqSocketOptions.Linger"/>, so that nothing is lost when the context is disposed
    /// of; otherwise they begin with zero. Default true (ZMQ_BLOCKY, zmq_ctx_set(3)).
    /// </summary>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public bool Blocky
    {
        get => Read(ZmqContextOption.Blocky) != 0;
        set => Write(ZmqContextOption.Blocky, value ? 1 : 0);
    }

    /// <summary>
    /// Whether sockets made from now on hand out large frames in the memory they were received in, which saves copying and can keep more memory than the
    /// frames need. Default true (ZMQ_ZERO_COPY_RECV, zmq_ctx_set(3)).
    /// </summary>
    /// <exception cref="NotSupportedException">The loaded libzmq does not have the option.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    [Experimental(ZmqDraft.DiagnosticId)]
    public bool ZeroCopyReceive
    {
        get => Read(ZmqContextOption.ZeroCopyReceive) != 0;
        set => Write(ZmqContextOption.ZeroCopyReceive, value ? 1 : 0);
    }

    /// <summary>
    /// The scheduling policy of the I/O threads, as sched.h of the system numbers them (Linux: SCHED_OTHER 0, SCHED_FIFO 1, SCHED_RR 2, SCHED_BATCH 3,
    /// SCHED_IDLE 5); -1 is the system's choice and cannot be set again. No effect on Windows. Default -1 (ZMQ_THREAD_SCHED_POLICY, zmq_ctx_set(3)).
    /// </summary>
    /// <remarks>
    /// Whether the system grants the policy together with <see cref="SetThreadPriority"/> turns out at the first <see cref="CreateSocket"/>, which throws a
    /// <see cref="ZmqException"/> if not; set them otherwise then and try again. That is so on Linux; on other Unix systems libzmq ends the process.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 0. The option keeps its value.</exception>
    /// <exception cref="InvalidOperationException">Set after the context has had a socket: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public int ThreadSchedulingPolicy
    {
        get => Read(ZmqContextOption.ThreadSchedulingPolicy);
        set
        {
            ThrowIfOutside(value, 0, int.MaxValue, nameof(ZmqContextOption.ThreadSchedulingPolicy));
            lock (_startLock)
            {
                ThrowIfSocketsCreated(nameof(ZmqContextOption.ThreadSchedulingPolicy));
                Write(ZmqContextOption.ThreadSchedulingPolicy, value);
                _scheduling.SetPolicy(value);
            }
        }
    }

    /// <summary>
    /// What the names of libzmq's threads begin with in debuggers and in "top -H"; "" for nothing. The system shows 15 characters of a name, of which libzmq
    /// needs up to 11. Default "" (ZMQ_THREAD_NAME_PREFIX, zmq_ctx_set(3)).
    /// </summary>
    /// <remarks>
    /// Without its draft API, and before 4.3.3, libzmq takes numbers only, from "1" to "2147483647"; "" is then also what it says of every other prefix. Once
    /// set it can be changed but not emptied.
    /// </remarks>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">Set to text that is not 1 to 16 bytes in UTF-8, or has a zero character. The option keeps its value.</exception>
    /// <exception cref="NotSupportedException">Set to something else than a number, and libzmq has no draft API or is older than 4.3.3.</exception>
    /// <exception cref="InvalidOperationException">Set after the context has had a socket: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public string ThreadNamePrefix
    {
        get
        {
            if (TakesText)
            {
                return ReadThreadNamePrefix();
            }

            // -1 from versions before the option.
            int number = Read(ZmqContextOption.ThreadNamePrefix);
            return number <= 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            int length = Encoding.UTF8.GetByteCount(value);
            if (length is 0 or > LongestThreadName || value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"{ZmqContextOption.ThreadNamePrefix} must be 1 to {LongestThreadName} bytes long in UTF-8, without zero characters.", nameof(value));
            }

            ThrowIfSocketsCreated(nameof(ZmqContextOption.ThreadNamePrefix));
            WriteThreadNamePrefix(value);
        }
    }

    /// <summary>
    /// Sets the priority of the I/O threads: 1 to 99 under SCHED_FIFO and SCHED_RR. Under the other policies any value asks for the highest niceness. Takes
    /// privileges. No effect on Windows. Default: the system's choice (ZMQ_THREAD_PRIORITY, zmq_ctx_set(3)).
    /// </summary>
    /// <param name="value">The priority. It cannot be read back.</param>
    /// <remarks>See <see cref="ThreadSchedulingPolicy"/> for when it is refused.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative. The option keeps its value.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public void SetThreadPriority(int value)
    {
        ThrowIfOutside(value, 0, int.MaxValue, nameof(ZmqContextOption.ThreadPriority));
        lock (_startLock)
        {
            ThrowIfSocketsCreated(nameof(ZmqContextOption.ThreadPriority));
            Write(ZmqContextOption.ThreadPriority, value);
            _scheduling.SetPriority(value);
        }
    }

    /// <summary>Lets the I/O threads run on a CPU, and on no others than those added. Linux only. Default: on all (ZMQ_THREAD_AFFINITY_CPU_ADD, zmq_ctx_set(3)).</summary>
    /// <param name="cpu">The number of the CPU, 0 to 1023.</param>
    /// <remarks>When the process may use none of the CPUs added, the first <see cref="CreateSocket"/> throws a <see cref="ZmqException"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cpu"/> is less than 0 or greater than 1023.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already: its threads run.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public void AddThreadAffinity(int cpu)
    {
        ThrowIfOutside(cpu, 0, ThreadScheduling.HighestCpu, nameof(ZmqContextOption.ThreadAffinityAdd));
        lock (_startLock)
        {
            ThrowIfSocketsCreated(nameof(ZmqContextOption.ThreadAffinityAdd));
            Write(ZmqContextOption.ThreadAffinityAdd, cpu);
            _scheduling.AddCpu(cpu);
        }
    }

    /// <summary>Takes back <see cref="AddThreadAffinity"/> (ZMQ_THREAD_AFFINITY_CPU_REMOVE, zmq_ctx_set(3)).</summary>
    /// <param name="cpu">The number of the CPU, 0 to 1023.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cpu"/> is less than 0 or greater than 1023.</exception>
    /// <exception cref="InvalidOperationException">The context has had a socket already: its threads run.</exception>
    /// <exception cref="ZmqException">The CPU was not added.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed of.</exception>
    public void RemoveThreadAffinity(int cpu)
    {
        ThrowIfOutside(cpu, 0, ThreadScheduling.HighestCpu, nameof(ZmqContextOption.ThreadAffinityRemove));
        lock (_startLock)
        {
            ThrowIfSocketsCreated(nameof(ZmqContextOption.ThreadAffinityRemove));
            Write(ZmqContextOption.ThreadAffinityRemove, cpu);
            _scheduling.RemoveCpu(cpu);
        }
    }
}
