using System;
using System.Diagnostics;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>
/// Decides whether a socket that streams lets messages gather before it is looked at. Each time the receiver runs empty, the next message has to wake it, which
/// costs libzmq's I/O thread more than the message itself; looking a little later makes that rarer. Who waits for replies would pay for it, and no single
/// call tells a stream from an exchange. So it is tried now and then, and kept as long as it makes the stream faster.
/// </summary>
/// <remarks>A run is what is sent and received from one wait for a message to the next. Guarded by the socket's gate.</remarks>
internal struct Gathering
{
    /// <summary>Where runs are shorter than that on average there is no stream.</summary>
    internal const int ShortestRun = 8;

    internal const int RunsOfBlock = 16;

    // Blocks between trials. Twice as many each time that a trial is lost.
    internal const int LeastPause = 32;
    internal const int LargestPause = 2048;

    // What a trial has to gain; less is noise.
    private const double LeastGain = 1.1;

    // Linux adds the slack of the thread's timer, 50 microseconds unless somebody has changed it.
    private const int SleepInNanoseconds = 10_000;

    /// <summary>What is measured at a time takes at least 50 ms: it takes a while until queues have grown and threads have found their processors.</summary>
    internal static readonly long TicksOfBlock = Stopwatch.Frequency / 20;

    private Phase _phase;
    private int _runs;
    private long _calls;
    private long _blockStarted;
    private double _rateWithout;
    private int _pause;
    private int _pauseLeft;

    private enum Phase : byte
    {
        Pausing,
        MeasuringWithout,
        MeasuringWith,
    }

    /// <summary>Whether to look at the socket a little later than at once.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Lets messages gather. Linux only: elsewhere nothing sleeps for so short a time.</summary>
    public static unsafe void Sleep()
    {
        if (OperatingSystem.IsLinux())
        {
            timespec time = new() { tv_nsec = SleepInNanoseconds };
            _ = LibC.nanosleep(&time, null);
        }
    }

    /// <summary>A receive has to wait, after so many calls that had not. The time in ticks of <see cref="Stopwatch"/>.</summary>
    public void EndRun(uint calls, long now)
    {
        if (_runs == 0)
        {
            // The time before belongs to something else.
            _blockStarted = now;
            _calls = 0;
            _runs = 1;
            return;
        }

        _calls += calls;
        if (_runs < RunsOfBlock || now - _blockStarted < TicksOfBlock)
        {
            _runs++;
            return;
        }

        EndBlock(_calls / (double)(now - _blockStarted), isStream: _calls >= (long)_runs * ShortestRun);
        _runs = 0;
    }

    private void EndBlock(double rate, bool isStream)
    {
        if (!isStream)
        {
            IsOn = false;
            _phase = Phase.Pausing;
        }
        else if (_phase == Phase.MeasuringWithout)
        {
            _rateWithout = rate;
            _phase = Phase.MeasuringWith;
            IsOn = true;
        }
        else if (_phase == Phase.MeasuringWith)
        {
            IsOn = rate >= _rateWithout * LeastGain;
            _pause = IsOn ? LeastPause : int.Clamp(_pause * 2, LeastPause, LargestPause);
            _pauseLeft = _pause;
            _phase = Phase.Pausing;
        }
        else if (--_pauseLeft <= 0)
        {
            _phase = Phase.MeasuringWithout;
            IsOn = false;
        }
    }
}
