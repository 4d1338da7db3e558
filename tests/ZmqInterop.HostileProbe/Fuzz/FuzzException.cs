using System;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>The traffic of the good client is not whole.</summary>
internal sealed class FuzzException : Exception
{
    public FuzzException()
    {
    }

    public FuzzException(string message)
        : base(message)
    {
    }

    public FuzzException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
