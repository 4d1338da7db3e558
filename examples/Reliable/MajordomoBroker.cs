using System;
using System.Collections.Generic;
using System.Threading;

namespace ZmqInterop.Examples.Reliable;

/// <summary>One ROUTER for clients and workers. Requests wait for a worker of their service, workers wait for requests, and both keep their order.</summary>
internal sealed class MajordomoBroker : IDisposable
{
    private readonly ZmqContext _context = new();
    private readonly ZmqSocket _socket;
    private readonly TimeSpan _heartbeat;
    private readonly CancellationToken _stop;
    private readonly Dictionary<string, MajordomoService> _services = new(StringComparer.Ordinal);

    // By routing id in hexadecimal digits: the service that a worker has said it is ready for.
    private readonly Dictionary<string, MajordomoService> _serviceOf = new(StringComparer.Ordinal);

    private MajordomoBroker(TimeSpan heartbeat, CancellationToken stop)
    {
        _socket = _context.CreateSocket(ZmqSocketType.Router);
        _heartbeat = heartbeat;
        _stop = stop;
    }

    public static void Run(string endpoint, TimeSpan heartbeat, CancellationToken stop)
    {
        using MajordomoBroker broker = new(heartbeat, stop);
        broker.Run(endpoint);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _context.Dispose();
    }

    private void Run(string endpoint)
    {
        Console.WriteLine($"brokering at {_socket.Bind(endpoint)}");
        long nextHeartbeat = 0;
        using ZmqMessage message = new();
        while (true)
        {
            if (_socket.TryReceive(message, _heartbeat / 2, _stop))
            {
                Handle(message);
            }

            if (Environment.TickCount64 >= nextHeartbeat)
            {
                PurgeAndBeat();
                nextHeartbeat = Environment.TickCount64 + (long)_heartbeat.TotalMilliseconds;
            }
        }
    }

    /// <summary>Sender, empty frame, protocol, and what the protocol says.</summary>
    private void Handle(ZmqMessage message)
    {
        using ZmqFrame senderFrame = message.Pop();
        byte[] sender = senderFrame.ToArray();
        message.PopString();
        string protocol = message.PopString();
        if (protocol == Majordomo.Client)
        {
            string service = message.PopString();

            // What the worker sends back goes behind the client's id.
            message.Prepend("");
            message.Prepend(sender);
            Service(service).Requests.Enqueue(message.Copy());
            Dispatch(Service(service));
        }
        else if (protocol == Majordomo.Worker)
        {
            using ZmqFrame command = message.Pop();
            HandleWorker(sender, command.Span[0], message);
        }
    }

    private void HandleWorker(byte[] worker, byte command, ZmqMessage message)
    {
        string key = Convert.ToHexString(worker);
        bool isKnown = _serviceOf.TryGetValue(key, out MajordomoService? service);
        switch (command)
        {
            case Majordomo.Ready when !isKnown:
                service = Service(message.PopString());
                _serviceOf[key] = service;
                Console.WriteLine($"a worker for {service.Name}");
                Free(worker, service);
                break;
            case Majordomo.Reply when isKnown:
                Answer(service!, message);
                Free(worker, service!);
                break;
            case Majordomo.Heartbeat when isKnown:
                service!.Workers.Refresh(worker);
                break;
            case Majordomo.Disconnect when isKnown:
                Forget(key, worker, service!);
                break;
            default:
                // A worker that this broker, perhaps started anew, knows nothing of, or one out of step: it has to begin again.
                Send(worker, Majordomo.Disconnect, null);
                if (isKnown)
                {
                    Forget(key, worker, service!);
                }

                break;
        }
    }

    /// <summary>Client, empty frame, reply becomes client, empty frame, protocol, service, reply.</summary>
    private void Answer(MajordomoService service, ZmqMessage message)
    {
        using ZmqFrame client = message.Pop();
        message.PopString();
        message.Prepend(service.Name);
        message.Prepend(Majordomo.Client);
        message.Prepend("");
        message.Prepend(client);
        _socket.Send(message, _stop);
    }

    private void Free(byte[] worker, MajordomoService service)
    {
        service.Workers.Add(worker);
        Dispatch(service);
    }

    private void Dispatch(MajordomoService service)
    {
        Purge(service);
        while (service.Workers.Count > 0 && service.Requests.TryDequeue(out ZmqMessage? request))
        {
            using (request)
            {
                Send(service.Workers.Take(), Majordomo.Request, request);
            }
        }
    }

    private void PurgeAndBeat()
    {
        foreach (MajordomoService service in _services.Values)
        {
            Purge(service);
            foreach (byte[] worker in service.Workers.Ids)
            {
                Send(worker, Majordomo.Heartbeat, null);
            }
        }
    }

    private void Send(byte[] worker, byte command, ZmqMessage? body)
    {
        using ZmqMessage message = Majordomo.ForWorker(command);
        message.Prepend(worker);
        while (body is { IsEmpty: false })
        {
            using ZmqFrame frame = body.Pop();
            message.Add(frame);
        }

        _socket.Send(message, _stop);
    }

    private void Purge(MajordomoService service)
    {
        foreach (byte[] worker in service.Workers.Purge())
        {
            _serviceOf.Remove(Convert.ToHexString(worker));
        }
    }

    private void Forget(string key, byte[] worker, MajordomoService service)
    {
        _serviceOf.Remove(key);
        service.Workers.Remove(worker);
    }

    private MajordomoService Service(string name)
    {
        if (!_services.TryGetValue(name, out MajordomoService? service))
        {
            service = new MajordomoService(name, Majordomo.Liveness * _heartbeat);
            _services.Add(name, service);
        }

        return service;
    }
}
