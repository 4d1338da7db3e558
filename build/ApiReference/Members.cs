using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ZmqInterop.ApiReference;

/// <summary>What of a type belongs into the reference.</summary>
internal static class Members
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Public members that somebody has written: not those that the compiler makes for records, nor accessors.</summary>
    public static IEnumerable<MemberInfo> Of(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
        : type.GetMembers(Own).Where(IsShown).OrderBy(Group).ThenBy(Heading, StringComparer.Ordinal).ThenBy(DocumentationId.Of, StringComparer.Ordinal);

    /// <summary>Constructors first, operators last.</summary>
    public static int Group(MemberInfo member) => member switch
    {
        ConstructorInfo => 0,
        FieldInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        MethodInfo { IsSpecialName: true } => 5,
        _ => 4,
    };

    /// <summary>The heading that overloads share.</summary>
    public static string Heading(MemberInfo member) => member switch
    {
        ConstructorInfo => "Constructors",
        PropertyInfo property when property.GetIndexParameters().Length > 0 => "Indexer",
        MethodInfo { IsSpecialName: true } => "Operators",
        _ => member.Name,
    };

    /// <summary>What the base type or an interface explains: Equals, GetHashCode and the like.</summary>
    public static bool IsInherited(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition().DeclaringType != method.DeclaringType ||
            method.DeclaringType!.GetInterfaces().Any(face => method.DeclaringType.GetInterfaceMap(face).TargetMethods.Contains(method)),
        _ => false,
    };

    /// <summary>The constructor of a class that has none: a written one has documentation, or it would not compile (CS1591).</summary>
    public static bool IsImplied(MemberInfo member) => member is ConstructorInfo constructor && constructor.GetParameters().Length == 0;

    private static bool IsShown(MemberInfo member) => member switch
    {
        Type => false,
        MethodInfo { IsSpecialName: true } method => method.Name.StartsWith("op_", StringComparison.Ordinal) && !IsMade(method),
        ConstructorInfo constructor => !IsMade(constructor) && !(member.DeclaringType!.IsValueType && constructor.GetParameters().Length == 0),
        _ => !IsMade(member) && !member.Name.StartsWith('<'),
    };

    private static bool IsMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
