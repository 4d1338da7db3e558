namespace ZmqInterop.Tool;

/// <summary>What the process ends with. They are documented in docs/tool.md and do not change.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The message on standard error says why.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>The time of --timeout was over first.</summary>
    public const int TimedOut = 3;

    /// <summary>There is no usable libzmq.</summary>
    public const int NoLibrary = 4;

    /// <summary>Ctrl-C or SIGTERM came before the work was done, as shells know it.</summary>
    public const int Interrupted = 130;
}
