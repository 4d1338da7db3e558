using System;
using System.Buffers;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>A buffer that throws.</summary>
internal sealed class FaultyWriter : IBufferWriter<byte>
{
    public void Advance(int count) => throw new ProgramFaultException();

    public Memory<byte> GetMemory(int sizeHint = 0) => throw new ProgramFaultException();

    public Span<byte> GetSpan(int sizeHint = 0) => throw new ProgramFaultException();
}
