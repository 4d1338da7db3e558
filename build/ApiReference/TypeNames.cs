using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ZmqInterop.ApiReference;

/// <summary>Types as C# writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(double)] = "double",
    };

    /// <summary>The file of a type.</summary>
    public static string Page(Type type) => $"{Short(type)}.md";

    /// <summary>The name of a type without its namespace, with the one that it is nested in.</summary>
    public static string Short(Type type) => type.IsNested ? $"{Short(type.DeclaringType!)}.{type.Name}" : type.Name;

    /// <summary>A type with its arguments and question marks.</summary>
    public static string Write(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Write(value) + "?";
        }

        string mark = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        if (!type.IsGenericType)
        {
            return (s_keywords.TryGetValue(type, out string? keyword) ? keyword : type.IsGenericParameter ? type.Name : Short(type)) + mark;
        }

        IEnumerable<string> arguments = type.GetGenericArguments()
            .Select((argument, i) => Write(argument, nullability is { } known && i < known.GenericTypeArguments.Length ? known.GenericTypeArguments[i] : null));
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>{mark}";
    }
}
