using System;
using System.Linq;
using System.Text;

namespace ZmqInterop.ApiReference;

/// <summary>The list of types.</summary>
internal static class IndexPage
{
    public static string Render(Type[] types, Documentation documentation, Links links)
    {
        MarkdownText markdown = new(links, page: null);
        StringBuilder text = new("# API reference\n\nMade by `build/api` from the documentation in the sources; editors show the same. [C names](c-names.md) finds members by `zmq.h`.\n\n");
        foreach (IGrouping<string, Type> kind in types.GroupBy(Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            text.Append($"## {kind.Key}\n\n| | |\n|---|---|\n");
            foreach (Type type in kind)
            {
                string summary = documentation.Summary(DocumentationId.Of(type)) is { } known ? markdown.Sentence(known) : "";
                text.Append($"| {Links.To(type, from: null)} | {summary}{(Signatures.IsDraft(type) ? " (draft)" : "")} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "Enumerations" :
        type.IsValueType ? "Structures" :
        typeof(Exception).IsAssignableFrom(type) ? "Exceptions" :
        type is { IsAbstract: true, IsSealed: true } ? "Static classes" :
        "Classes";
}
