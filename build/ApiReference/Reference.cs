using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ZmqInterop.ApiReference;

/// <summary>The reference of ZmqInterop, from its assembly and the documentation beside it.</summary>
internal sealed class Reference
{
    private readonly Documentation _documentation;
    private readonly Type[] _types;

    private Reference(Assembly assembly, Documentation documentation)
    {
        _documentation = documentation;
        _types = [.. assembly.GetExportedTypes().OrderBy(TypeNames.Page, StringComparer.Ordinal)];
    }

    public static Reference Load()
    {
        Assembly assembly = typeof(ZmqContext).Assembly;
        return new Reference(assembly, Documentation.Load(Path.ChangeExtension(assembly.Location, ".xml")));
    }

    /// <summary>The files by their names.</summary>
    public SortedDictionary<string, string> Render()
    {
        Links links = new(_types);
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (Type type in _types)
        {
            files.Add(TypeNames.Page(type), new TypePage(type, _types, _documentation, links).Render());
        }

        files.Add("README.md", IndexPage.Render(_types, _documentation, links));
        files.Add("c-names.md", NameIndexPage.Render(_types, _documentation));
        return files;
    }

    /// <summary>Public types and members without a summary of their own or one that they inherit.</summary>
    public IEnumerable<string> Undocumented() =>
        from type in _types
        from member in Members.Of(type).Prepend(type)
        let id = DocumentationId.Of(member)
        where _documentation.Summary(id) is null && !Members.IsInherited(member) && !Members.IsImplied(member)
        select id;
}
