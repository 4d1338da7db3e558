namespace ZmqInterop.Native;

/// <summary>As 64-bit systems have it.</summary>
internal struct timespec
{
    internal long tv_sec;
    internal long tv_nsec;
}
