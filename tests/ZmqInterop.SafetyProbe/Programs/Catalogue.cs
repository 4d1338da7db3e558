using System;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using ZmqInterop.ApiReference;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Everything public that the library has, for random programs to call. What is added to the library is here by being there.</summary>
internal static class Catalogue
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly FrozenDictionary<string, int> s_weights = new Dictionary<string, int>
    {
        [nameof(ZmqSocket)] = 24,
        [nameof(ZmqMessageExtensions)] = 24,
        [nameof(ZmqAsyncExtensions)] = 16,
        [nameof(ZmqFrame)] = 8,
        [nameof(ZmqMessage)] = 8,
        [nameof(ZmqPoller)] = 12,
        [nameof(ZmqMonitor)] = 12,
        [nameof(ZmqProxy)] = 8,
        [nameof(ZmqContext)] = 6,
        [nameof(ZmqActor)] = 6,
        [nameof(ZmqSocketOptions)] = 2,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_leftOut = new Dictionary<string, string>
    {
        ["ZmqContext.FromHandle(System.IntPtr,System.Boolean)"] = "takes a pointer on the caller's word",
        ["ZmqContext.SocketFromHandle(System.IntPtr,System.Boolean)"] = "takes a pointer on the caller's word",
        ["ZmqSocketOptions.set_UseFileDescriptor(System.Nullable{System.Int32})"] = "takes a descriptor away from whoever has it",
    }.ToFrozenDictionary();

    internal static IReadOnlyList<MemberCall> Members { get; } = Collect(DocumentedExceptions.Load());

    private static readonly FrozenDictionary<string, MemberCall> s_byName = Members.ToFrozenDictionary(static member => member.Name);

    /// <summary>The member of a name, or null.</summary>
    internal static MemberCall? Find(string name) => s_byName.GetValueOrDefault(name);

    private static readonly ConcurrentDictionary<Type, MemberCall[]> s_makers = new();

    /// <summary>What makes objects of a type, and does not wait.</summary>
    internal static IReadOnlyList<MemberCall> MakersOf(Type type) =>
        s_makers.GetOrAdd(type, static type => [.. Members.Where(member => member.Makes == type && !member.Waits && member.Receiver != type)]);

    private static MemberCall[] Collect(DocumentedExceptions documentation) =>
        [.. typeof(ZmqSocket).Assembly.GetExportedTypes()
            .Where(static type => !type.IsEnum && !type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(SafeHandle)))
            .SelectMany(static type => type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared)))
            .Select(Closed)
            .Select(method => Describe(method, documentation))
            .Where(static member => !s_leftOut.ContainsKey(member.Name))];

    // Generic members are called with this argument.
    private static MethodBase Closed(MethodBase method) =>
        method is MethodInfo { IsGenericMethodDefinition: true } generic
            ? generic.MakeGenericMethod([.. generic.GetGenericArguments().Select(static _ => typeof(string))])
            : method;

    private static MemberCall Describe(MethodBase method, DocumentedExceptions documentation)
    {
        string id = DocumentationId.Of(method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : method);
        IReadOnlyList<Type>? exceptions = documentation.Of(id);
        if (exceptions is null && OwnerOf(method) is { } owner)
        {
            exceptions = documentation.Of(DocumentationId.Of(owner));
        }

        string type = method.DeclaringType!.Name;
        int weight = IsTrivial(method) ? 1 : 2 * s_weights.GetValueOrDefault(type, 2);

        // Sooner or later it happens anyway, and then not much more can.
        weight = method.DeclaringType == typeof(ZmqContext) && method.Name.StartsWith(nameof(ZmqContext.Dispose), StringComparison.Ordinal) ? 2 : weight;
        return new MemberCall(id["M:ZmqInterop.".Length..], method, weight, exceptions ?? []);
    }

    /// <summary>The property or event that an accessor belongs to; null of other methods.</summary>
    private static MemberInfo? OwnerOf(MethodBase method) =>
        method.DeclaringType!.GetProperties(Declared).FirstOrDefault(property => property.GetAccessors().Contains(method)) as MemberInfo
        ?? method.DeclaringType.GetEvents(Declared).FirstOrDefault(raised => raised.AddMethod == method || raised.RemoveMethod == method);

    // What the compiler writes for records, and names of things.
    private static bool IsTrivial(MethodBase method) =>
        method.DeclaringType!.IsValueType || method.Name is nameof(Equals) or nameof(GetHashCode) or nameof(ToString);
}
