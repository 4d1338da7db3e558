using System;
using System.Collections.Generic;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// What was set for the I/O threads of a context. libzmq applies it when it starts them, with the first socket, and ends the process when the system
/// refuses: a policy that does not exist or does not go with the priority, a privilege that is missing, a CPU that is not there. So the same calls are made
/// before, on a thread that is there for nothing else. Not for several threads at once.
/// </summary>
internal sealed class ThreadScheduling
{
    // The last bit of a cpu_set_t.
    public const int HighestCpu = 1023;

    private const int Unset = -1;

    // What libzmq asks for when a priority is set under a policy without priorities.
    private const int Nicest = -20;

    private readonly HashSet<int> _cpus = [];
    private int _policy = Unset;
    private int _priority = Unset;

    public void SetPolicy(int policy) => _policy = policy;

    public void SetPriority(int priority) => _priority = priority;

    public void AddCpu(int cpu) => _cpus.Add(cpu);

    public void RemoveCpu(int cpu) => _cpus.Remove(cpu);

    /// <exception cref="ZmqException">The system would refuse.</exception>
    public void ThrowIfRefused()
    {
        if (!OperatingSystem.IsLinux() || (_policy == Unset && _priority == Unset && _cpus.Count == 0))
        {
            return;
        }

        ZmqException? refusal = null;
        Thread probe = new(() => refusal = OperatingSystem.IsLinux() ? Probe() : null) { IsBackground = true, Name = "ZMQ scheduling" };
        probe.Start();
        probe.Join();
        if (refusal is not null)
        {
            throw refusal;
        }
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private ZmqException? Probe() => ProbeScheduling() ?? ProbeCpus();

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private unsafe ZmqException? ProbeScheduling()
    {
        nuint self = LibC.pthread_self();
        int* parameter = stackalloc int[LibC.SCHED_PARAM_SIZE / sizeof(int)];
        int policy;
        _ = LibC.pthread_getschedparam(self, &policy, parameter);
        policy = _policy == Unset ? policy : _policy;
        bool hasPriorities = policy is LibC.SCHED_FIFO or LibC.SCHED_RR;
        if (_priority != Unset)
        {
            *parameter = hasPriorities ? _priority : 0;
        }

        string subject = $"I/O threads with policy {policy}, priority {_priority}";
        int error = LibC.pthread_setschedparam(self, policy, parameter);
        if (error != 0)
        {
            return ZmqException.Create(
                error,
                nameof(LibC.pthread_setschedparam),
                subject,
                "SCHED_FIFO (1) and SCHED_RR (2) take a priority of 1 to 99 and the capability CAP_SYS_NICE; the other policies no priority.");
        }

        return !hasPriorities && _priority != Unset && LibC.nice(Nicest) == -1
            ? ZmqException.Create(Errno.EPERM, nameof(LibC.nice), subject, "Raising the priority takes the capability CAP_SYS_NICE.")
            : null;
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private unsafe ZmqException? ProbeCpus()
    {
        if (_cpus.Count == 0)
        {
            return null;
        }

        byte* set = stackalloc byte[LibC.CPU_SETSIZE_BYTES];
        foreach (int cpu in _cpus)
        {
            set[BitConverter.IsLittleEndian ? cpu / 8 : (cpu / 8) ^ 7] |= (byte)(1 << (cpu % 8));
        }

        // The C library has one errno for all that call it.
        int error = LibC.sched_setaffinity(0, LibC.CPU_SETSIZE_BYTES, set) == 0 ? 0 : LibZmq.zmq_errno();
        return error == 0
            ? null
            : ZmqException.Create(
                error, nameof(LibC.sched_setaffinity), $"CPUs {string.Join(", ", _cpus)}", "The process may use none of them.");
    }
}
