using System;

namespace ZmqInterop.HostileProbe.Faults;

/// <summary>A promise is broken; the message says which.</summary>
internal sealed class FaultException : Exception
{
    public FaultException()
    {
    }

    public FaultException(string message)
        : base(message)
    {
    }

    public FaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
