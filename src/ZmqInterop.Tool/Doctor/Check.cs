using System.Text.Json.Nodes;

namespace ZmqInterop.Tool.Doctor;

/// <summary>What was looked at, how it is, and what to do.</summary>
internal sealed record Check(string Name, Verdict Verdict, string Detail, string? Advice = null)
{
    public static Check Ok(string name, string detail) => new(name, Verdict.Ok, detail);

    public JsonObject ToJson() => new()
    {
        ["check"] = Name,
        ["verdict"] = Verdict.ToString().ToLowerInvariant(),
        ["detail"] = Detail,
        ["advice"] = Advice,
    };
}
