using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

/// <summary>Which C types a C# type of the native layer may stand for.</summary>
internal static unsafe class CType
{
    private static readonly Dictionary<Type, string[]> s_types = new()
    {
        [typeof(void)] = ["void"],
        [typeof(int)] = ["int"],
        [typeof(uint)] = ["unsigned int"],
        [typeof(ulong)] = ["uint64_t"],
        [typeof(short)] = ["short"],
        [typeof(nuint)] = ["size_t"],
        [typeof(CLong)] = ["long"],
        [typeof(zmq_fd_t)] = ["zmq_fd_t"],
        [typeof(string)] = ["const char *"],
        [typeof(nint)] = ["void *"],
        [typeof(nint*)] = ["void **"],
        [typeof(nuint*)] = ["size_t *"],
        [typeof(int*)] = ["int *"],
        [typeof(byte*)] = ["char *", "const char *", "uint8_t *", "const uint8_t *"],
        [typeof(void*)] = ["void *", "const void *", "zmq_pollitem_t *", "zmq_poller_event_t *", "zmq_fd_t *"],
        [typeof(zmq_msg_t*)] = ["zmq_msg_t *", "const zmq_msg_t *"],
    };

    /// <summary>The spellings that the compiler is to accept one of.</summary>
    internal static IReadOnlyList<string> Allowed(Type type)
    {
        if (!type.IsFunctionPointer)
        {
            return s_types.TryGetValue(type, out string[]? allowed) ? allowed : throw new NotSupportedException($"Say in {nameof(CType)} what {type} is in C.");
        }

        IEnumerable<string> parameters = type.GetFunctionPointerParameterTypes().Select(parameter => Allowed(parameter)[0]);
        return [$"{Allowed(type.GetFunctionPointerReturnType())[0]} (*)({string.Join(", ", parameters)})"];
    }

    /// <summary>A C expression that is true if <paramref name="actual"/> is one of the types that <paramref name="type"/> may stand for.</summary>
    internal static string Matches(string actual, Type type) =>
        string.Join(" || ", Allowed(type).Select(allowed => $"__builtin_types_compatible_p({actual}, {allowed})"));
}
