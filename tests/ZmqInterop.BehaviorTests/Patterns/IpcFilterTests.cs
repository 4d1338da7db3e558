#pragma warning disable CS0618 // Filters are what is tested, although libzmq would rather have authentication.

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;
using ZmqInterop.BehaviorTests.Support;

namespace ZmqInterop.BehaviorTests.Patterns;

/// <summary>Who may connect over ipc (ZMQ_IPC_FILTER_UID, ZMQ_IPC_FILTER_GID, ZMQ_IPC_FILTER_PID).</summary>
public sealed class IpcFilterTests : PatternTest
{
    [Fact]
    public void NoFilter_LetsEverybodyIn() => AssertLetIn(_ => { });

    [Theory]
    [InlineData("user")]
    [InlineData("group")]
    [InlineData("process")]
    public void Filter_OfThisProcess_LetsItIn(string kind) => AssertLetIn(options => Add(options, kind, Own(kind)));

    [Theory]
    [InlineData("user")]
    [InlineData("group")]
    [InlineData("process")]
    public void Filter_OfOthersAndThisProcess_LetsItIn(string kind) => AssertLetIn(options =>
    {
        Add(options, kind, Other(kind));
        Add(options, kind, Own(kind));
    });

    [Theory]
    [InlineData("user")]
    [InlineData("group")]
    [InlineData("process")]
    public void Filter_TakenBack_LetsEverybodyIn(string kind) => AssertLetIn(options =>
    {
        Add(options, kind, Other(kind));
        options.ClearIpcFilterUserIds();
        options.ClearIpcFilterGroupIds();
        options.ClearIpcFilterProcessIds();
    });

    [Theory]
    [InlineData("user")]
    [InlineData("group")]
    [InlineData("process")]
    public void Filter_OfOthers_KeepsThisProcessOut(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The ids of this process are read as Linux tells them.");
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        Add(server.Options, kind, Other(kind));
        string endpoint = server.Bind(Unbound("ipc"));
        using ZmqMonitor monitor = server.Monitor();
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Connect(endpoint);
        Assert.True(monitor.TryReceive(out ZmqMonitorEvent next, Limit));
        Assert.Equal(ZmqMonitorEvents.AcceptFailed, next.Kind);
        Assert.False(server.TrySend("nobody is there"));
    }

    private void AssertLetIn(Action<ZmqSocketOptions> filter)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The ids of this process are read as Linux tells them.");
        ZmqSocket server = Create(ZmqSocketType.Dealer);
        filter(server.Options);
        ZmqSocket client = Create(ZmqSocketType.Dealer);
        client.Connect(server.Bind(Unbound("ipc")));
        Exchange.Bounce(server, client);
    }

    private static void Add(ZmqSocketOptions options, string kind, int id)
    {
        switch (kind)
        {
            case "user":
                options.AddIpcFilterUserId(id);
                break;
            case "group":
                options.AddIpcFilterGroupId(id);
                break;
            default:
                options.AddIpcFilterProcessId(id);
                break;
        }
    }

    private static int Own(string kind) => kind switch
    {
        "user" => Status("Uid:")[1],
        "group" => Status("Gid:")[1],
        _ => Environment.ProcessId,
    };

    // libzmq also asks for the other groups of the user.
    private static int Other(string kind) => kind switch
    {
        "group" => Status("Gid:").Concat(Status("Groups:")).Max() + 1,
        _ => Own(kind) + 1,
    };

    /// <summary>The numbers of a line of /proc/self/status. Of users and groups the second is the effective one, which peers are told.</summary>
    private static int[] Status(string name) =>
    [
        .. File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..]
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];
}
