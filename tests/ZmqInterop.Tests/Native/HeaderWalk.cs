using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using ZmqInterop.Native;
using ZmqInterop.Tests.Architecture;
using ZmqInterop.Tests.Options;

namespace ZmqInterop.Tests.Native;

/// <summary>Where everything that a zmq.h has is found in the public API, or why not.</summary>
internal sealed class HeaderWalk
{
    private static readonly Dictionary<string, object> s_constants = typeof(ZmqConstants)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .ToDictionary(field => field.Name, field => field.GetRawConstantValue()!);

    private readonly Header _header;

    internal HeaderWalk(Header header, IReadOnlyCollection<string> unbound)
    {
        _header = header;
        Walk("functions", header.Functions.Select(function => function.Name), IsCalled, name => unbound.Contains(name) || HeaderWalkTable.DoneOtherwise.ContainsKey(name));
        Walk("socket types", MacrosOf(IsSocketType), _ => true, _ => false);
        Walk("socket options", MacrosOf(IsSocketOption), _ => true, _ => false);
        Walk("context options", MacrosOf(ContextOptionTable.Names.ContainsKey), _ => true, _ => false);
        Walk("events", MacrosOf(Begins("ZMQ_EVENT_")), IsValueOf<ZmqMonitorEvents>, _ => false);
        Walk("protocol errors", MacrosOf(Begins("ZMQ_PROTOCOL_ERROR_")), IsValueOf<ZmqProtocolError>, _ => false);
        Walk("errors", header.Errors, IsError, _ => false);
        Walk("flags and values", header.Macros.Distinct().Except(Walked()), name => HeaderWalkTable.Members.TryGetValue(name, out string? member) && IsPublic(member), HeaderWalkTable.Listed.ContainsKey);
    }

    /// <summary>What is neither exposed nor listed.</summary>
    internal List<string> Missing { get; } = [];

    /// <summary>Of each kind: how many are exposed, how many listed with a reason.</summary>
    internal Dictionary<string, (int Exposed, int Listed)> Totals { get; } = [];

    private readonly HashSet<string> _walked = [];

    private void Walk(string kind, IEnumerable<string> names, Func<string, bool> isExposed, Func<string, bool> isListed)
    {
        string[] all = [.. names];
        string[] exposed = [.. all.Where(isExposed)];
        string[] listed = [.. all.Except(exposed).Where(isListed)];
        Missing.AddRange(all.Except(exposed).Except(listed).Select(name => $"{kind}: {name}"));
        Totals.Add(kind, (exposed.Length, listed.Length));
        _walked.UnionWith(all);
    }

    private HashSet<string> Walked() => _walked;

    private string[] MacrosOf(Func<string, bool> condition) => [.. _header.Macros.Distinct().Where(condition)];

    private static Func<string, bool> Begins(string prefix) => name => name.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>A function that only Native knows is not exposed.</summary>
    private static bool IsCalled(string function) =>
        SourceTree.Files("src/ZmqInterop/Core/").Any(file => Regex.IsMatch(file.Text, $@"\bLibZmq\.{function}\b", RegexOptions.CultureInvariant));

    private static bool IsSocketType(string name) => SocketTypes.All.Any(type => name == "ZMQ_" + type.ToString().ToUpperInvariant() && (int)s_constants[name] == (int)type);

    // That each of these has a public member, and each member a row, is what OptionNumbersTests has.
    private static bool IsSocketOption(string name) =>
        SocketOptionTable.Rows.Any(row => row.CName == name) || SocketOptionTable.OfSocket.ContainsKey(name);

    private static bool IsValueOf<TEnum>(string name)
        where TEnum : struct, Enum => Enum.IsDefined((TEnum)Enum.ToObject(typeof(TEnum), Convert.ToInt64(s_constants[name], CultureInfo.InvariantCulture)));

    private static bool IsError(string name) =>
        typeof(Errno).GetField(name, BindingFlags.Static | BindingFlags.NonPublic) is { } number && ZmqErrors.FromErrno((int)number.GetValue(null)!) != ZmqError.Unknown;

    private static bool IsPublic(string member)
    {
        string[] parts = member.Split('.');
        return typeof(Zmq).Assembly.GetType("ZmqInterop." + parts[0]) is { IsPublic: true } type
            && type.GetMember(parts[1], BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Length > 0;
    }
}
