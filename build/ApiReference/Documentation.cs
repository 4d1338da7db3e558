using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace ZmqInterop.ApiReference;

/// <summary>The XML documentation, with what is taken from other members in place.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    private Documentation(Dictionary<string, XElement> members) => _members = members;

    public static Documentation Load(string path)
    {
        Documentation documentation = new(XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));
        foreach (XElement member in documentation._members.Values)
        {
            documentation.Inherit(member);
        }

        return documentation;
    }

    public XElement? Summary(string id) => Parts(id, "summary").FirstOrDefault();

    public IEnumerable<XElement> Parts(string id, string name) => _members.TryGetValue(id, out XElement? member) ? member.Elements(name) : [];

    // Of the forms of inheritdoc that with another member and a path to its elements; the form without is explained by the base type.
    private void Inherit(XElement member)
    {
        foreach (XElement inherited in member.Elements("inheritdoc").Where(element => element.Attribute("cref") is not null).ToList())
        {
            XElement source = _members[inherited.Attribute("cref")!.Value];
            Inherit(source);
            string name = inherited.Attribute("path")?.Value.TrimStart('/') ?? throw new FormatException($"inheritdoc of {member.Attribute("name")!.Value} has no path.");
            inherited.ReplaceWith(source.Elements(name).Select(element => new XElement(element)));
        }
    }
}
