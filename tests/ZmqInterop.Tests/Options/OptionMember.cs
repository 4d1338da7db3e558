using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace ZmqInterop.Tests.Options;

/// <summary>Reads and sets an option through its typed member.</summary>
internal static class OptionMember
{
    private delegate void BytesSetter(ReadOnlySpan<byte> value);

    internal static object? Get(ZmqSocketOptions options, SocketOptionRow row) => row.Access == Access.MethodPair
        ? typeof(ZmqSocketOptions).GetMethod("Get" + row.Name)!.Invoke(options, BindingFlags.DoNotWrapExceptions, null, null, null)
        : Property(row).GetValue(options, BindingFlags.DoNotWrapExceptions, null, null, null);

    internal static void Set(ZmqSocketOptions options, SocketOptionRow row, object? value)
    {
        if (row.Access == Access.Property)
        {
            PropertyInfo property = Property(row);
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object? converted = type.IsEnum && value is not null ? Enum.ToObject(type, value) : value;
            property.SetValue(options, converted, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture);
            return;
        }

        if (value is byte[] bytes)
        {
            typeof(ZmqSocketOptions).GetMethod(row.Member, [typeof(ReadOnlySpan<byte>)])!.CreateDelegate<BytesSetter>(options)(bytes);
            return;
        }

        object?[] arguments = value is ValueTuple<string?, string?> pair ? [pair.Item1, pair.Item2] : [value];
        Type[] types = [.. arguments.Select(argument => argument?.GetType() ?? typeof(string))];
        typeof(ZmqSocketOptions).GetMethod(row.Member, types)!.Invoke(options, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    /// <summary>What is read after <paramref name="value"/> was set.</summary>
    internal static object? ReadBack(SocketOptionRow row, object? value) => (row.Access, value) switch
    {
        (Access.MethodPair, CurveKeys.Text or byte[] { Length: 40 }) => CurveKeys.Bytes,
        (Access.MethodPair, string text) => Encoding.UTF8.GetBytes(text),
        (Access.Property, null) when Property(row).PropertyType == typeof(string) => "",
        (Access.Property, int number) when Property(row).PropertyType.IsEnum => Enum.ToObject(Property(row).PropertyType, number),
        _ => value,
    };

    private static PropertyInfo Property(SocketOptionRow row) => typeof(ZmqSocketOptions).GetProperty(row.Member)!;
}
