using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Options;

public sealed class OptionNumbersTests
{
    // Groups of constants that are not options.
    private static readonly string[] s_otherPrefixes =
    [
        "ZMQ_EVENT_", "ZMQ_PROTOCOL_ERROR_", "ZMQ_MSG_PROPERTY_", "ZMQ_POLL", "ZMQ_CURRENT_EVENT_", "ZMQ_HAS_", "ZMQ_GSSAPI_NT_", "ZMQ_RECONNECT_STOP_",
        "ZMQ_NOTIFY_", "ZMQ_NORM_FIXED", "ZMQ_NORM_CC",
    ];

    private static readonly string[] s_others =
    [
        "ZMQ_HAUSNUMERO", "ZMQ_MORE", "ZMQ_SHARED", "ZMQ_SRCFD", "ZMQ_STREAMER", "ZMQ_FORWARDER", "ZMQ_QUEUE", "ZMQ_NULL", "ZMQ_PLAIN", "ZMQ_CURVE",
        "ZMQ_GSSAPI", "ZMQ_DONTWAIT", "ZMQ_SNDMORE", "ZMQ_NOBLOCK", "ZMQ_GROUP_MAX_LENGTH", "ZMQ_XREQ", "ZMQ_XREP",
        .. SocketTypes.All.Select(type => "ZMQ_" + type.ToString().ToUpperInvariant()),
    ];

    private static readonly Dictionary<string, string> s_aliases = new()
    {
        ["ZMQ_IDENTITY"] = "ZMQ_ROUTING_ID",
        ["ZMQ_CONNECT_RID"] = "ZMQ_CONNECT_ROUTING_ID",
        ["ZMQ_DELAY_ATTACH_ON_CONNECT"] = "ZMQ_IMMEDIATE",
        ["ZMQ_FAIL_UNROUTABLE"] = "ZMQ_ROUTER_MANDATORY",
        ["ZMQ_ROUTER_BEHAVIOR"] = "ZMQ_ROUTER_MANDATORY",
    };

    private static readonly Dictionary<string, int> s_constants = typeof(ZmqConstants)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(field => field.FieldType == typeof(int))
        .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!);

    [Fact]
    public void Constants_OfZmqHeader_AreOptionsOrKnownNotToBe()
    {
        IEnumerable<string> options = s_constants.Keys
            .Except(s_others)
            .Where(name => !s_otherPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(name => !name.EndsWith("_DFLT", StringComparison.Ordinal))
            .Except(s_aliases.Keys)
            .Except(ContextOptionTable.Names.Keys)
            .Append("ZMQ_IPV6");
        Assert.Equal(options.Order(), SocketOptionTable.Rows.Select(row => row.CName).Concat(SocketOptionTable.OfSocket.Keys).Order());
    }

    [Fact]
    public void Aliases_HaveTheNumberOfTheirOption() =>
        Assert.All(s_aliases, alias => Assert.Equal(s_constants[alias.Value], s_constants[alias.Key]));

    [Fact]
    public void ZmqSocketOption_Numbers_AreThoseOfZmqHeader()
    {
        Assert.All(SocketOptionTable.Rows, row => Assert.Equal((row.CName, s_constants[row.CName]), (row.CName, (int)row.Option)));
        Assert.All(
            SocketOptionTable.OfSocket, pair => Assert.Equal((pair.Key, s_constants[pair.Key]), (pair.Key, (int)Enum.Parse<ZmqSocketOption>(pair.Value))));
    }

    [Fact]
    public void ZmqSocketOption_Members_HaveRowsInTheTable() => Assert.Equal(
        Enum.GetNames<ZmqSocketOption>().Order(), SocketOptionTable.Rows.Select(row => row.Name).Concat(SocketOptionTable.OfSocket.Values).Order());

    [Fact]
    public void ZmqSocketOptions_Members_AreThoseOfTheTable()
    {
        IEnumerable<string> members = typeof(ZmqSocketOptions)
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo || (member is MethodInfo method && !method.IsSpecialName && !IsByNumber(method)))
            .Select(member => member.Name)
            .Distinct();
        IEnumerable<string> expected = SocketOptionTable.Rows.SelectMany(row => row.Companions.Append(row.Member));
        Assert.Equal(expected.Order(), members.Order());
    }

    [Fact]
    public void OptionsOfSocket_AreMembersOfZmqSocket() =>
        Assert.All(SocketOptionTable.OfSocket.Values, name => Assert.NotEmpty(typeof(ZmqSocket).GetMember(name)));

    [Fact]
    public void Count_OfSocketOptions_IsThatOfTheHeader() => Assert.Equal(75 + 5 + 20 + 12, Enum.GetValues<ZmqSocketOption>().Length);

    [Fact]
    public void ZmqContextOption_Numbers_AreThoseOfZmqHeader()
    {
        Assert.All(ContextOptionTable.Names, pair => Assert.Equal((pair.Key, s_constants[pair.Key]), (pair.Key, (int)Enum.Parse<ZmqContextOption>(pair.Value))));
        Assert.Equal(Enum.GetNames<ZmqContextOption>().Order(), ContextOptionTable.Names.Values.Order());
    }

    [Fact]
    public void Enums_OfOptionValues_HaveTheNumbersOfZmqHeader()
    {
        AssertNumbers<ZmqMechanism>(("Null", "NULL"), ("Plain", "PLAIN"), ("Curve", "CURVE"), ("Gssapi", "GSSAPI"));
        AssertNumbers<ZmqGssapiNameType>(
            ("HostBased", "GSSAPI_NT_HOSTBASED"), ("UserName", "GSSAPI_NT_USER_NAME"), ("Krb5Principal", "GSSAPI_NT_KRB5_PRINCIPAL"));
        AssertNumbers("ZmqRouterNotifications", ("Connect", "NOTIFY_CONNECT"), ("Disconnect", "NOTIFY_DISCONNECT"));
        AssertNumbers("ZmqReconnectStop", ("ConnectionRefused", "RECONNECT_STOP_CONN_REFUSED"), ("HandshakeFailed", "RECONNECT_STOP_HANDSHAKE_FAILED"));
        AssertNumbers(
            "ZmqNormMode",
            ("Fixed", "NORM_FIXED"),
            ("CongestionControl", "NORM_CC"),
            ("LossTolerant", "NORM_CCL"),
            ("CongestionNotification", "NORM_CCE"),
            ("CongestionNotificationOnly", "NORM_CCE_ECNONLY"));
    }

    private static bool IsByNumber(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType: Type first }, ..] && first == typeof(ZmqSocketOption);

    private static void AssertNumbers<TEnum>(params (string Name, string Constant)[] pairs)
        where TEnum : struct, Enum => AssertNumbers(typeof(TEnum).Name, pairs);

    private static void AssertNumbers(string type, params (string Name, string Constant)[] pairs)
    {
        Type values = typeof(ZmqSocketOptions).Assembly.GetType("ZmqInterop." + type, throwOnError: true)!;
        Assert.All(pairs, pair => Assert.Equal((pair.Name, s_constants["ZMQ_" + pair.Constant]), (pair.Name, (int)Enum.Parse(values, pair.Name))));
    }
}
