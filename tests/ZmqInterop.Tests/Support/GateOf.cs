using System.Runtime.CompilerServices;

namespace ZmqInterop.Tests.Support;

/// <summary>What calls on a socket are made inside of. A sleeping call does not go on while a test holds it.</summary>
internal static class GateOf
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_gate")]
    internal static extern ref Gate Socket(ZmqSocket socket);
}
