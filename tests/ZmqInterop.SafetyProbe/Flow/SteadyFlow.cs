using System;
using System.Collections.Generic;
using System.Linq;
using ZmqInterop.SafetyProbe.Programs;

namespace ZmqInterop.SafetyProbe.Flow;

/// <summary>One socket that binds and one to three that connect, all sending and receiving as far as their types do; connections may be cut meanwhile.</summary>
internal sealed class SteadyFlow : IDisposable
{
    private const int MostPeers = 3;

    private readonly FlowCase _case;
    private readonly Choices _choices;
    private readonly Breaks _breaks = new();
    private readonly ZmqContext _context = new() { Blocky = false };
    private readonly FlowThreads _senders = new();
    private readonly FlowThreads _receivers = new();
    private readonly List<(FlowSender Sender, Routing Routing, FlowReceiver[] Receivers)> _flows = [];
    private readonly List<Node> _nodes = [];
    private readonly bool _fromBinds;
    private uint _lastId;

    private SteadyFlow(FlowCase flowCase, uint seed)
    {
        _case = flowCase;
        _choices = new Choices(seed);
        _lastId = seed << 8;
        _fromBinds = flowCase.Binds is { } binds ? binds != flowCase.To : _choices.OneIn(2);
    }

    internal static (long Messages, long Faults) Run(FlowCase flowCase, uint seed, TimeSpan time)
    {
        using SteadyFlow flow = new(flowCase, seed);
        return flow.Run(time);
    }

    public void Dispose()
    {
        _senders.Dispose();
        _receivers.Dispose();
        _nodes.ForEach(static node => node.Dispose());
        _context.Dispose();
    }

    private (long Messages, long Faults) Run(TimeSpan time)
    {
        int peers = _case.IsExclusive ? 1 : 1 + _choices.Next(MostPeers);
        Node center = AddNode(_fromBinds ? _case.From : _case.To, "center");
        string endpoint = center.Socket.Bind(_case.Endpoint("flow"));
        using Relay? relay = _case.Fault == "cut" ? new Relay(endpoint) : null;
        Node[] others = [.. Enumerable.Range(0, peers).Select(i => AddNode(_fromBinds ? _case.To : _case.From, $"peer{i}"))];
        foreach (Node other in others)
        {
            other.Connect(relay?.Endpoint ?? endpoint);
        }

        if (_fromBinds || _case.IsTwoWay)
        {
            AddFlowsFrom(center, others);
        }

        if (!_fromBinds || _case.IsTwoWay)
        {
            AddFlowsTo(center, others);
        }

        _flows.ForEach(flow => _senders.Start(flow.Sender.Run));
        Disturb(relay, time);
        _receivers.ThrowIfFailed();
        Finish();
        return (_flows.SelectMany(static flow => flow.Receivers).Distinct().Sum(static receiver => receiver.Received), _breaks.All);
    }

    private Node AddNode(ZmqSocketType type, string name)
    {
        Node node = new(_context, type, name, 1 + _choices.Next(100));
        _nodes.Add(node);
        return node;
    }

    private void AddFlowsFrom(Node center, Node[] others)
    {
        Routing routing = others.Length == 1 && FlowCase.RoutingOf(center.Socket.Type) == Routing.Shared ? Routing.ToOne : FlowCase.RoutingOf(center.Socket.Type);
        FlowReceiver[] receivers = [.. others.Select(other => AddReceiver(other, routing))];
        if (center.Names)
        {
            // Several threads send with one socket.
            for (int i = 0; i < others.Length; i++)
            {
                _flows.Add((new FlowSender(center, ++_lastId, others[i].Name, _breaks), routing, [receivers[i]]));
            }
        }
        else
        {
            _flows.Add((new FlowSender(center, ++_lastId, "", _breaks), routing, receivers));
        }
    }

    private void AddFlowsTo(Node center, Node[] others)
    {
        FlowReceiver receiver = AddReceiver(center, Routing.ToOne);
        _flows.AddRange(others.Select(other => (new FlowSender(other, ++_lastId, center.Name, _breaks), Routing.ToOne, (FlowReceiver[])[receiver])));
    }

    private FlowReceiver AddReceiver(Node node, Routing routing)
    {
        FlowReceiver receiver = new(node, ++_lastId, routing, _breaks);
        _receivers.Start(receiver.Run);
        return receiver;
    }

    private void Disturb(Relay? relay, TimeSpan time)
    {
        if (relay is null)
        {
            _senders.RunFor(time);
            return;
        }

        int cuts = 2 + (int)(time.TotalMilliseconds / 150);
        for (int i = 0; i < cuts; i++)
        {
            _senders.RunFor(TimeSpan.FromMilliseconds(20 + _choices.Next(200)));
            relay.Cut(_breaks);
        }
    }

    private void Finish()
    {
        bool complete = _breaks.Connections == 0 && _case.From != ZmqSocketType.Radio;
        if (complete)
        {
            _senders.Stop();
        }

        // After a connection was broken, what is sent from now on arrives sooner or later.
        long[] marks = [.. _flows.Select(static flow => flow.Sender.Sent)];
        _receivers.WaitFor(
            () => _flows.Index().All(flow => IsDone(flow.Item, marks[flow.Index], complete)),
            () => string.Join("; ", _flows.Select((flow, i) => Describe(flow, marks[i]))),
            () => complete ? _flows.SelectMany(static flow => flow.Receivers).Sum(static receiver => receiver.Received) : 0);
        _senders.Stop();
        _receivers.Stop();
    }

    private static bool IsDone((FlowSender Sender, Routing Routing, FlowReceiver[] Receivers) flow, long mark, bool complete)
    {
        Stream[] streams = [.. flow.Receivers.Select(receiver => receiver[flow.Sender.Id])];
        return !complete ? flow.Routing == Routing.Shared ? streams.Any(stream => stream.Last >= mark) : streams.All(stream => stream.Last >= mark)
            : flow.Routing == Routing.ToAll ? streams.All(stream => stream.Last == mark - 1)
            : streams.Sum(static stream => stream.Count) == mark;
    }

    private static string Describe((FlowSender Sender, Routing Routing, FlowReceiver[] Receivers) flow, long mark) =>
        $"{flow.Sender.Id} has sent {mark} ({flow.Routing}), received were {string.Join(", ", flow.Receivers.Select(receiver => $"{receiver[flow.Sender.Id].Count} to {receiver[flow.Sender.Id].Last}"))}";
}
