"""usage: majordomo_broker.py [endpoint] [heartbeat]    hands requests for a service to its workers (ms)"""
import collections
import signal
import sys
import time
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5555", "2500"]
endpoint, heartbeat = arguments + defaults[len(arguments):]
heartbeat = int(heartbeat) / 1000
CLIENT, WORKER, LIVENESS = b"MDPC01", b"MDPW01", 3
READY, REQUEST, REPLY, HEARTBEAT, DISCONNECT = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"

requests = collections.defaultdict(collections.deque)  # by service, those that wait for a worker
waiting = collections.defaultdict(dict)  # by service, the free workers and when they expire, the one that has waited longest first
service_of = {}  # what a worker has said it is ready for


def send(worker, command, *body):
    socket.send_multipart([worker, b"", WORKER, command, *body])


def dispatch(service):
    purge(service)
    while waiting[service] and requests[service]:
        worker = next(iter(waiting[service]))
        del waiting[service][worker]
        send(worker, REQUEST, *requests[service].popleft())


def purge(service):
    now = time.monotonic()
    for worker in [worker for worker, expires in waiting[service].items() if expires <= now]:
        del waiting[service][worker]
        service_of.pop(worker, None)


def free(worker, service):
    waiting[service].pop(worker, None)
    waiting[service][worker] = time.monotonic() + LIVENESS * heartbeat
    dispatch(service)


def forget(worker):
    service = service_of.pop(worker, None)
    waiting[service].pop(worker, None)


def handle(sender, protocol, message):
    if protocol == CLIENT:
        service, *body = message
        requests[service].append([sender, b"", *body])
        dispatch(service)
    elif protocol == WORKER:
        handle_worker(sender, *message)


def handle_worker(worker, command, *message):
    service = service_of.get(worker)
    if command == READY and service is None:
        service_of[worker] = message[0]
        print("a worker for", message[0].decode(), flush=True)
        free(worker, message[0])
    elif command == REPLY and service is not None:
        client, _, *body = message
        socket.send_multipart([client, b"", CLIENT, service, *body])
        free(worker, service)
    elif command == HEARTBEAT and service is not None:
        if worker in waiting[service]:
            waiting[service][worker] = time.monotonic() + LIVENESS * heartbeat
    elif command == DISCONNECT and service is not None:
        forget(worker)
    else:
        # A worker that this broker, perhaps started anew, knows nothing of, or one out of step: it has to begin again.
        send(worker, DISCONNECT)
        forget(worker)


try:
    with context, context.socket(zmq.ROUTER) as socket:
        socket.bind(endpoint)
        print("brokering at", socket.last_endpoint.decode(), flush=True)
        next_heartbeat = 0
        while True:
            if socket.poll(heartbeat * 500):
                sender, _, protocol, *message = socket.recv_multipart()
                handle(sender, protocol, message)
            if time.monotonic() >= next_heartbeat:
                for service in list(waiting):
                    purge(service)
                    for worker in waiting[service]:
                        send(worker, HEARTBEAT)
                next_heartbeat = time.monotonic() + heartbeat
except KeyboardInterrupt:
    print("stopped")
