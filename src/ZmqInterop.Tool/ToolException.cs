using System;

namespace ZmqInterop.Tool;

/// <summary>Ends the program with a sentence and an exit code.</summary>
internal sealed class ToolException : Exception
{
    public ToolException()
    {
    }

    public ToolException(string message)
        : base(message)
    {
    }

    public ToolException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public int ExitCode { get; init; } = ExitCodes.Failure;

    /// <summary>What was asked for makes no sense.</summary>
    public static ToolException Usage(string message) => new(message) { ExitCode = ExitCodes.Usage };
}
