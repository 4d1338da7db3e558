using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ZmqInterop.ApiReference;

/// <summary>Documentation as Markdown.</summary>
internal sealed partial class MarkdownText(Links links, Type? page)
{
    /// <summary>One or more paragraphs.</summary>
    public string Paragraphs(XElement element) => string.Join("\n\n", Spaces().Replace(Inline(element).Replace("\n\n", "\u2029", StringComparison.Ordinal), " ")
        .Split('\u2029').Select(text => text.Trim()).Where(text => text.Length > 0));

    /// <summary>One line, for a list or a table.</summary>
    public string Line(XElement element) => Paragraphs(element).Replace("\n\n", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The first sentence.</summary>
    public string Sentence(XElement element)
    {
        string line = Line(element);
        Match end = SentenceEnd().Match(line);
        return end.Success ? line[..(end.Index + 1)] : line;
    }

    private string Inline(XElement element)
    {
        StringBuilder text = new();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => Escape(plain.Value),
                XElement inner => Element(inner),
                _ => "",
            });
        }

        return text.ToString();
    }

    private string Element(XElement element) => element.Name.LocalName switch
    {
        "see" when element.Attribute("cref") is { } cref => element.IsEmpty || element.Value.Length == 0 ? links.To(cref.Value, page) : Inline(element),
        "see" when element.Attribute("langword") is { } word => $"`{word.Value}`",
        "see" when element.Attribute("href") is { } address => $"[{(element.Value.Length > 0 ? element.Value : address.Value)}]({address.Value})",
        "paramref" or "typeparamref" => $"`{element.Attribute("name")!.Value}`",
        "c" => $"`{element.Value}`",
        "para" => $"\n\n{Inline(element)}\n\n",
        "br" => "\n\n",
        _ => throw new FormatException($"There is no Markdown for <{element.Name.LocalName}>: {element.Parent}"),
    };

    private static string Escape(string text) =>
        text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[.](?= [A-Z`\[(]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
