using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;

namespace ZmqInterop.ApiReference;

/// <summary>The page of a type.</summary>
internal sealed class TypePage(Type type, Type[] types, Documentation documentation, Links links)
{
    private readonly MarkdownText _markdown = new(links, type);
    private readonly StringBuilder _text = new();

    public string Render()
    {
        Line($"# {TypeNames.Short(type)}");
        Declaration(Signatures.Of(type), Signatures.IsDraft(type));
        Prose(DocumentationId.Of(type));
        if (type.IsEnum)
        {
            EnumMembers();
        }
        else
        {
            foreach (IGrouping<string, MemberInfo> overloads in Members.Of(type).GroupBy(Members.Heading))
            {
                Line($"## {overloads.Key}");
                foreach (MemberInfo member in overloads)
                {
                    Member(member);
                }
            }

            Extensions();
        }

        Line("[All types](README.md), [C names](c-names.md)");
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private void Line(string line) => _text.Append(line).Append("\n\n");

    private void Declaration(string signature, bool isDraft)
    {
        Line($"```csharp\n{signature}\n```");
        if (isDraft)
        {
            Line($"Draft: may change with libzmq, is refused where `ZmqDraft.IsSupported` is false, and needs the diagnostic `{ZmqDraft.DiagnosticId}` suppressed.");
        }
    }

    private void Member(MemberInfo member)
    {
        Declaration(Signatures.Of(member), Signatures.IsDraft(member) && !Signatures.IsDraft(type));
        Prose(DocumentationId.Of(member));
        if (documentation.Summary(DocumentationId.Of(member)) is null)
        {
            Line(Members.IsImplied(member) ? "Makes a new one." : "As in the base type.");
        }
    }

    private void Prose(string id)
    {
        foreach (XElement summary in documentation.Parts(id, "summary"))
        {
            Line(_markdown.Paragraphs(summary));
        }

        List("", id, "typeparam", item => $"`{item.Attribute("name")!.Value}`");
        List("", id, "param", item => $"`{item.Attribute("name")!.Value}`");
        foreach (XElement returns in documentation.Parts(id, "returns"))
        {
            Line($"Returns: {Lowered(_markdown.Paragraphs(returns))}");
        }

        foreach (XElement remarks in documentation.Parts(id, "remarks"))
        {
            Line(_markdown.Paragraphs(remarks));
        }

        foreach (XElement code in documentation.Parts(id, "example").Elements("code"))
        {
            Line($"```csharp\n{Unindented(code.Value)}\n```");
        }

        List("Throws:\n\n", id, "exception", item => links.To(item.Attribute("cref")!.Value, type));
    }

    private void List(string head, string id, string part, Func<XElement, string> name)
    {
        string[] lines = [.. documentation.Parts(id, part).Select(item => $"- {name(item)}: {_markdown.Line(item)}").Distinct(StringComparer.Ordinal)];
        if (lines.Length > 0)
        {
            Line(head + string.Join('\n', lines));
        }
    }

    private void EnumMembers()
    {
        Line("## Members");
        _text.Append("| | | |\n|---|---|---|\n");
        foreach (FieldInfo field in Members.Of(type).Cast<FieldInfo>())
        {
            string id = DocumentationId.Of(field);
            IEnumerable<XElement> parts = documentation.Parts(id, "summary").Concat(documentation.Parts(id, "remarks"));
            string value = Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)!;
            string draft = Signatures.IsDraft(field) && !Signatures.IsDraft(type) ? " (draft)" : "";
            _text.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {value} | {string.Join(' ', parts.Select(_markdown.Line))}{draft} |\n");
        }

        _text.Append('\n');
    }

    private void Extensions()
    {
        MemberInfo[] extensions =
        [
            .. from holder in types
               where holder.IsDefined(typeof(ExtensionAttribute), inherit: false)
               from method in Members.Of(holder).OfType<MethodInfo>()
               where method.IsDefined(typeof(ExtensionAttribute), inherit: false) && method.GetParameters()[0].ParameterType == type
               select method,
        ];
        if (extensions.Length > 0)
        {
            Line("## Extension methods");
            Line(string.Join('\n', extensions.Select(method => $"- {Links.To(method, type)}").Distinct(StringComparer.Ordinal)));
        }
    }

    private static string Lowered(string text) => text is [>= 'A' and <= 'Z', >= 'a' and <= 'z' or ' ', ..] ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Unindented(string code)
    {
        string[] lines = code.Trim('\n', '\r').TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""));
    }
}
