using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ZmqInterop.Native;

/// <summary>
/// The layout of <c>struct epoll_event</c>: a uint of events and a ulong of data. Packed to 12 bytes on x86 and x64, as the kernel's 32-bit interface was;
/// 16 bytes with padding elsewhere. Hence offsets instead of a struct.
/// </summary>
internal static unsafe class epoll_event
{
    internal const int LargestSize = 16;

    internal static int Size { get; } = IsPacked ? 12 : 16;

    private static int DataOffset => Size - sizeof(ulong);

    private static bool IsPacked => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;

    internal static void Write(byte* to, uint events, ulong data)
    {
        Unsafe.WriteUnaligned(to, events);
        Unsafe.WriteUnaligned(to + DataOffset, data);
    }

    internal static ulong ReadData(byte* array, int index) => Unsafe.ReadUnaligned<ulong>(array + (index * Size) + DataOffset);
}
