using System.Collections.Generic;

namespace ZmqInterop.Tests.Native;

/// <summary>What has no place in an enumeration: where it is in the public API, or the reason why it is not.</summary>
internal static class HeaderWalkTable
{
    private const string Poller = "ZmqPoller waits by itself, so that any thread may use the sockets meanwhile";
    private const string Applied = "a default that libzmq applies itself";
    private const string OldName = "an old name of ";
    private const string AboutTheHeader = "about the header itself";

    /// <summary>Functions that are declared but not called, and why.</summary>
    internal static IReadOnlyDictionary<string, string> DoneOtherwise { get; } = new Dictionary<string, string>
    {
        ["zmq_msg_init_buffer"] = "a draft; new ZmqFrame(data) does the same with zmq_msg_init_size",
        ["zmq_msg_set"] = "libzmq has no property that can be set",
        ["zmq_poller_add_fd"] = Poller,
        ["zmq_poller_modify"] = Poller,
        ["zmq_poller_modify_fd"] = Poller,
        ["zmq_poller_remove"] = Poller,
        ["zmq_poller_remove_fd"] = Poller,
        ["zmq_poller_size"] = Poller,
        ["zmq_poller_wait_all"] = Poller,
        ["zmq_proxy"] = "ZmqProxy.Run has a loop that can be stopped; ZmqProxy.RunNative has zmq_proxy_steerable",
        ["zmq_send_const"] = "ZmqFrame.Wrap sends memory that is not copied",
        ["zmq_z85_decode"] = "Z85 checks length and alphabet, and has no limit of the stack",
        ["zmq_z85_encode"] = "Z85 checks length and alphabet, and has no limit of the stack",
    };

    /// <summary>Macros and the public members that stand for them.</summary>
    internal static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>
    {
        ["ZMQ_DONTWAIT"] = "ZmqSocket.TrySend",
        ["ZMQ_SNDMORE"] = "ZmqSocket.Send",
        ["ZMQ_MORE"] = "ZmqFrame.More",
        ["ZMQ_SHARED"] = "ZmqFrame.IsShared",
        ["ZMQ_MSG_PROPERTY_ROUTING_ID"] = "ZmqFrame.GetMetadata",
        ["ZMQ_MSG_PROPERTY_SOCKET_TYPE"] = "ZmqFrame.PeerSocketType",
        ["ZMQ_MSG_PROPERTY_USER_ID"] = "ZmqFrame.UserId",
        ["ZMQ_MSG_PROPERTY_PEER_ADDRESS"] = "ZmqFrame.PeerAddress",
        ["ZMQ_GROUP_MAX_LENGTH"] = "ZmqFrame.Group",
        ["ZMQ_POLLIN"] = "ZmqPollEvents.In",
        ["ZMQ_POLLOUT"] = "ZmqPollEvents.Out",
        ["ZMQ_POLLERR"] = "ZmqPollEvents.Error",
        ["ZMQ_POLLPRI"] = "ZmqPollEvents.Priority",
        ["ZMQ_HAS_CAPABILITIES"] = "Zmq.Has",
        ["ZMQ_VERSION"] = "Zmq.Version",
        ["ZMQ_VERSION_MAJOR"] = "Zmq.Version",
        ["ZMQ_VERSION_MINOR"] = "Zmq.Version",
        ["ZMQ_VERSION_PATCH"] = "Zmq.Version",
        ["ZMQ_NULL"] = "ZmqMechanism.Null",
        ["ZMQ_PLAIN"] = "ZmqMechanism.Plain",
        ["ZMQ_CURVE"] = "ZmqMechanism.Curve",
        ["ZMQ_GSSAPI"] = "ZmqMechanism.Gssapi",
        ["ZMQ_GSSAPI_NT_HOSTBASED"] = "ZmqGssapiNameType.HostBased",
        ["ZMQ_GSSAPI_NT_USER_NAME"] = "ZmqGssapiNameType.UserName",
        ["ZMQ_GSSAPI_NT_KRB5_PRINCIPAL"] = "ZmqGssapiNameType.Krb5Principal",
        ["ZMQ_NOTIFY_CONNECT"] = "ZmqRouterNotifications.Connect",
        ["ZMQ_NOTIFY_DISCONNECT"] = "ZmqRouterNotifications.Disconnect",
        ["ZMQ_RECONNECT_STOP_CONN_REFUSED"] = "ZmqReconnectStop.ConnectionRefused",
        ["ZMQ_RECONNECT_STOP_HANDSHAKE_FAILED"] = "ZmqReconnectStop.HandshakeFailed",
        ["ZMQ_RECONNECT_STOP_AFTER_DISCONNECT"] = "ZmqReconnectStop.AfterDisconnect",
        ["ZMQ_NORM_FIXED"] = "ZmqNormMode.Fixed",
        ["ZMQ_NORM_CC"] = "ZmqNormMode.CongestionControl",
        ["ZMQ_NORM_CCL"] = "ZmqNormMode.LossTolerant",
        ["ZMQ_NORM_CCE"] = "ZmqNormMode.CongestionNotification",
        ["ZMQ_NORM_CCE_ECNONLY"] = "ZmqNormMode.CongestionNotificationOnly",
        ["ZMQ_STREAMER"] = "ZmqProxy.StartStreamer",
        ["ZMQ_FORWARDER"] = "ZmqProxy.StartForwarder",
        ["ZMQ_QUEUE"] = "ZmqProxy.StartQueue",
    };

    /// <summary>Macros without a public member, and why.</summary>
    internal static IReadOnlyDictionary<string, string> Listed { get; } = new Dictionary<string, string>
    {
        ["ZMQ_EXPORT"] = AboutTheHeader,
        ["ZMQ_DEFINED_STDINT"] = AboutTheHeader,
        ["ZMQ_HAUSNUMERO"] = "where libzmq's own error numbers begin; ZmqError has them by name",
        ["ZMQ_SRCFD"] = "deprecated in libzmq; the number may be another file's by now",
        ["ZMQ_IO_THREADS_DFLT"] = Applied,
        ["ZMQ_MAX_SOCKETS_DFLT"] = Applied,
        ["ZMQ_THREAD_PRIORITY_DFLT"] = Applied,
        ["ZMQ_THREAD_SCHED_POLICY_DFLT"] = Applied,
        ["ZMQ_POLLITEMS_DFLT"] = "of use to C programs with a fixed array only",
        ["ZMQ_CURRENT_EVENT_VERSION"] = "ZmqSocket.Monitor passes it",
        ["ZMQ_CURRENT_EVENT_VERSION_DRAFT"] = "ZmqSocket.MonitorVersion2 passes it",
        ["ZMQ_XREQ"] = OldName + "ZMQ_DEALER",
        ["ZMQ_XREP"] = OldName + "ZMQ_ROUTER",
        ["ZMQ_NOBLOCK"] = OldName + "ZMQ_DONTWAIT",
        ["ZMQ_IDENTITY"] = OldName + "ZMQ_ROUTING_ID",
        ["ZMQ_CONNECT_RID"] = OldName + "ZMQ_CONNECT_ROUTING_ID",
        ["ZMQ_DELAY_ATTACH_ON_CONNECT"] = OldName + "ZMQ_IMMEDIATE",
        ["ZMQ_FAIL_UNROUTABLE"] = OldName + "ZMQ_ROUTER_MANDATORY",
        ["ZMQ_ROUTER_BEHAVIOR"] = OldName + "ZMQ_ROUTER_MANDATORY",
    };
}
