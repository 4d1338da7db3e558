using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ZmqInterop.ApiReference;

/// <summary>The names of zmq.h, and which members have them in their documentation.</summary>
internal static partial class NameIndexPage
{
    // Manual pages that hundreds of members refer to tell nothing about any of them.
    private static readonly string[] s_pages = ["zmq_setsockopt", "zmq_getsockopt", "zmq_ctx_set", "zmq_ctx_get"];

    public static string Render(Type[] types, Documentation documentation)
    {
        SortedDictionary<string, List<string>> index = new(StringComparer.Ordinal);
        foreach (MemberInfo member in types.SelectMany(type => Members.Of(type).Prepend(type)))
        {
            string id = DocumentationId.Of(member);
            IEnumerable<XElement> parts = documentation.Parts(id, "summary").Concat(documentation.Parts(id, "remarks"));
            foreach (string name in parts.SelectMany(part => Name().Matches(part.Value)).Select(match => match.Value).Distinct().Except(s_pages))
            {
                if (!index.TryGetValue(name, out List<string>? members))
                {
                    index.Add(name, members = []);
                }

                string link = Links.To(member, from: null);
                if (!members.Contains(link))
                {
                    members.Add(link);
                }
            }
        }

        StringBuilder text = new("# C names\n\nWhat of `zmq.h` is where. Made by `build/api`.\n\n| zmq.h | ZmqInterop |\n|---|---|\n");
        foreach ((string name, List<string> members) in index)
        {
            text.Append($"| `{name}` | {string.Join(", ", members)} |\n");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\b(ZMQ_[A-Z0-9_]+[A-Z0-9]|zmq_[a-z0-9_]+[a-z0-9])\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
