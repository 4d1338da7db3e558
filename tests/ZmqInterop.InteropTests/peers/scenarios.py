"""What the scenarios of the tests have pyzmq do beyond sending and receiving."""
import asyncio
import queue
import threading

import zmq
import zmq.asyncio
from zmq.utils.monitor import recv_monitor_message

monitors = {}


def send_many(socket, command):
    for number in range(command["count"]):
        socket.send_string(str(number))


def receive_many(socket, command):
    """The numbers from 0 on, each once and in order."""
    for number in range(command["count"]):
        received = socket.recv_string()
        assert received == str(number), f"{received} came instead of {number}."
    return command["count"]


def stream(socket, command):
    """Sends until the process ends; the socket belongs to that thread from now on."""
    def run():
        number = 0
        while True:
            socket.send_string(f"{command['name']} {number}")
            number += 1
    threading.Thread(target=run, daemon=True).start()


def fill(socket, command):
    """Sends until nothing more fits; the number of messages that did."""
    sent = 0
    while socket.poll(200, zmq.POLLOUT):
        socket.send(bytes(command["size"]))
        sent += 1
    return sent


def monitor(socket, command):
    monitors[socket] = socket.get_monitor_socket()
    monitors[socket].rcvtimeo = socket.rcvtimeo


def await_event(socket, command):
    """Waits for an event; other ones before it are passed over."""
    while True:
        event = recv_monitor_message(monitors[socket])
        if event["event"] == getattr(zmq, "EVENT_" + command["event"]):
            return event["endpoint"].decode()


async def echo(endpoints):
    """Answers every request in a task of its own."""
    socket = zmq.asyncio.Context().socket(zmq.ROUTER)
    socket.linger = 0
    socket.bind("tcp://127.0.0.1:*")
    endpoints.put(socket.last_endpoint.decode().rstrip("\0"))
    tasks = set()

    async def answer(frames):
        await asyncio.sleep(0)
        await socket.send_multipart(frames)

    while True:
        task = asyncio.create_task(answer(await socket.recv_multipart()))
        tasks.add(task)
        task.add_done_callback(tasks.discard)


def serve_asyncio(socket, command):
    endpoints = queue.Queue()
    threading.Thread(target=lambda: asyncio.run(echo(endpoints)), daemon=True).start()
    return endpoints.get(timeout=30)


def serve_threads(socket, command):
    """The multithreaded server: a ROUTER, an inproc DEALER, and a REP in every thread."""
    context = zmq.Context()
    frontend, backend = context.socket(zmq.ROUTER), context.socket(zmq.DEALER)
    frontend.linger = backend.linger = 0
    frontend.bind("tcp://127.0.0.1:*")
    backend.bind("inproc://workers")

    def work():
        worker = context.socket(zmq.REP)
        worker.linger = 0
        worker.connect("inproc://workers")
        while True:
            worker.send(worker.recv())

    endpoint = frontend.last_endpoint.decode().rstrip("\0")
    for target in [work] * command["threads"] + [lambda: zmq.proxy(frontend, backend)]:
        threading.Thread(target=target, daemon=True).start()
    return endpoint


def serve_proxy(socket, command):
    """The proxy of libzmq between a ROUTER and a DEALER; where clients and where workers connect."""
    context = zmq.Context()
    sides = [context.socket(kind) for kind in (zmq.ROUTER, zmq.DEALER)]
    for side in sides:
        side.linger = 0
        side.bind("tcp://127.0.0.1:*")
    endpoints = [side.last_endpoint.decode().rstrip("\0") for side in sides]
    threading.Thread(target=lambda: zmq.proxy(*sides), daemon=True).start()
    return endpoints


COMMANDS = {
    "send_many": send_many,
    "receive_many": receive_many,
    "stream": stream,
    "fill": fill,
    "monitor": monitor,
    "await_event": await_event,
    "serve_asyncio": serve_asyncio,
    "serve_threads": serve_threads,
    "serve_proxy": serve_proxy,
}
