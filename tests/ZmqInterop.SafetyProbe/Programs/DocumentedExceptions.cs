using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>What the XML documentation of the library says that its members throw.</summary>
internal sealed class DocumentedExceptions
{
    private readonly Dictionary<string, XElement> _members;

    private DocumentedExceptions(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the file that the compiler has written beside the assembly.</summary>
    internal static DocumentedExceptions Load()
    {
        string path = Path.ChangeExtension(typeof(ZmqSocket).Assembly.Location, ".xml");
        return new DocumentedExceptions(XDocument.Load(path).Descendants("member").ToDictionary(static member => (string)member.Attribute("name")!));
    }

    /// <summary>The types of exceptions of a member; null when it has no documentation.</summary>
    internal IReadOnlyList<Type>? Of(string id)
    {
        if (!_members.TryGetValue(id, out XElement? member))
        {
            return null;
        }

        if (member.Element("inheritdoc") is { } inherited && (string?)inherited.Attribute("cref") is { } source)
        {
            return Of(source);
        }

        return [.. member.Elements("exception").Select(static exception => Find(((string)exception.Attribute("cref")!)[2..]))];
    }

    private static Type Find(string name) =>
        typeof(ZmqSocket).Assembly.GetType(name)
        ?? AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).FirstOrDefault(static type => type is not null)
        ?? throw new TypeLoadException($"The documentation names {name}, which is not loaded.");
}
