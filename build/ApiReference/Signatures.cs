using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ZmqInterop.ApiReference;

/// <summary>Declarations as C# writes them, without bodies.</summary>
internal static class Signatures
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public static string Of(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> bases = type.IsEnum ? [] : OwnInterfaces(type);
        if (type is { IsEnum: false, IsValueType: false } && type.BaseType != typeof(object))
        {
            bases = bases.Prepend(type.BaseType!);
        }

        string list = string.Join(", ", bases.Select(item => TypeNames.Write(item)));
        string flags = type.IsDefined(typeof(FlagsAttribute), inherit: false) ? "[Flags]\n" : "";
        return $"{flags}public {kind} {TypeNames.Short(type)}{(list.Length == 0 ? "" : $" : {list}")}";
    }

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"public {TypeNames.Short(constructor.DeclaringType!)}({Parameters(constructor)})",
        FieldInfo field => Field(field),
        PropertyInfo property => Property(property),
        EventInfo raised => $"public event {TypeNames.Write(raised.EventHandlerType!, s_nullability.Create(raised))} {raised.Name}",
        MethodInfo method => Method(method),
        _ => throw new ArgumentException($"There is no declaration of a {member.MemberType}.", nameof(member)),
    };

    /// <summary>Whether its use is to be accepted by suppressing a diagnostic.</summary>
    public static bool IsDraft(MemberInfo member) => member.IsDefined(typeof(ExperimentalAttribute), inherit: false);

    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        Type[] all = type.GetInterfaces();
        return all
            .Where(face => face.IsVisible && !(type.BaseType?.GetInterfaces().Contains(face) ?? false) && !all.Any(other => other != face && other.GetInterfaces().Contains(face)))
            .OrderBy(face => face.Name, StringComparer.Ordinal);
    }

    private static string Field(FieldInfo field)
    {
        string type = TypeNames.Write(field.FieldType, s_nullability.Create(field));
        return field.IsLiteral ? $"public const {type} {field.Name} = {Literal(field.GetRawConstantValue())}" : $"public static readonly {type} {field.Name}";
    }

    private static string Property(PropertyInfo property)
    {
        string type = TypeNames.Write(property.PropertyType, s_nullability.Create(property));
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string set = property.SetMethod is not { IsPublic: true } setter ? "" : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"public {Static(property.GetMethod!)}{type} {name} {{ get;{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        string type = TypeNames.Write(method.ReturnType, s_nullability.Create(method.ReturnParameter));
        if (method.IsSpecialName)
        {
            string sign = method.Name switch
            {
                "op_Equality" => "==",
                "op_Inequality" => "!=",
                _ => throw new ArgumentException($"There is no sign for {method.Name}.", nameof(method)),
            };
            return $"public static {type} operator {sign}({Parameters(method)})";
        }

        string arguments = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string modifier = method.IsStatic ? "static " : method.GetBaseDefinition().DeclaringType != method.DeclaringType ? "override " : "";
        return $"public {modifier}{type} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Static(MethodInfo accessor) => accessor.IsStatic ? "static " : accessor.GetBaseDefinition().DeclaringType != accessor.DeclaringType ? "override " : "";

    private static string Parameters(MethodBase method)
    {
        string receiver = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return receiver + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter switch
        {
            { ParameterType.IsByRef: false } => parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "",
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ => "ref ",
        };
        string otherwise = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{direction}{TypeNames.Write(parameter.ParameterType, s_nullability.Create(parameter))} {parameter.Name}{otherwise}";
    }

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        object value when parameter.ParameterType.IsEnum => $"{TypeNames.Short(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, value)}",
        object value => Literal(value),
    };

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        int.MaxValue => "int.MaxValue",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
