using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ZmqInterop.ApiReference;

/// <summary>Where members are explained.</summary>
internal sealed class Links
{
    private readonly Dictionary<string, MemberInfo> _members = [];

    public Links(IEnumerable<Type> types)
    {
        foreach (MemberInfo member in types.SelectMany(type => Members.Of(type).Prepend(type)))
        {
            _members.Add(DocumentationId.Of(member), member);
        }
    }

    /// <summary>A link to what a cref names, or its name where this reference does not explain it.</summary>
    /// <param name="id">What the compiler has made of the cref.</param>
    /// <param name="from">The page that the link stands on; null for pages without a type.</param>
    public string To(string id, Type? from) => _members.TryGetValue(id, out MemberInfo? member) ? To(member, from) : $"`{Foreign(id)}`";

    public static string To(MemberInfo member, Type? from)
    {
        if (member is Type type)
        {
            return type == from ? $"`{TypeNames.Short(type)}`" : $"[`{TypeNames.Short(type)}`]({TypeNames.Page(type)})";
        }

        Type owner = member.DeclaringType!;
        string name = member switch
        {
            ConstructorInfo => owner.Name,
            PropertyInfo property when property.GetIndexParameters().Length > 0 => "this[]",
            _ => member.Name,
        };
        string page = owner == from ? "" : TypeNames.Page(owner);

        // The members of an enum are rows of its table.
        string anchor = owner.IsEnum ? "#members" : $"#{Members.Heading(member).ToLowerInvariant()}";
        return $"[`{(owner == from ? "" : TypeNames.Short(owner) + ".")}{name}`]({page}{anchor})";
    }

    // T:System.ObjectDisposedException is ObjectDisposedException, F:System.Int32.MaxValue is Int32.MaxValue.
    private static string Foreign(string id)
    {
        string[] parts = id[2..].Split('(')[0].Split('.');
        string name = string.Join('.', id.StartsWith("T:", StringComparison.Ordinal) ? parts[^1..] : parts[^2..]);
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }
}
