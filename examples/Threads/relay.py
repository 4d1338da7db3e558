"""usage: relay.py [points]    five threads in a row, each does one step with every point (3)"""
import signal
import struct
import sys
import threading
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
points = int(arguments[0]) if arguments else 3
POINT = struct.Struct("<dd")


def bound(name):
    socket = context.socket(zmq.PAIR)
    socket.bind(f"inproc://{name}")
    return socket


def connected(name):
    socket = context.socket(zmq.PAIR)
    socket.connect(f"inproc://{name}")
    return socket


def update():
    with connected("scale") as successor:
        for i in range(1, points + 1):
            successor.send(POINT.pack(i, i * i))
        successor.send(b"")


def relay(name, successor_name, work):
    with bound(name) as previous, connected(successor_name) as successor:
        while point := previous.recv():
            successor.send(work(*POINT.unpack(point)))
        successor.send(b"")


def show():
    with bound("send") as previous:
        while text := previous.recv_string():
            print(text)
        print("all points are sent", flush=True)


STEPS = [
    threading.Thread(target=update),
    threading.Thread(target=relay, args=["scale", "rotate", lambda x, y: POINT.pack(2 * x, 2 * y)]),
    threading.Thread(target=relay, args=["rotate", "convert", lambda x, y: POINT.pack(-y, x)]),
    threading.Thread(target=relay, args=["convert", "send", lambda x, y: f"({x:.0f}, {y:.0f})".encode()]),
    threading.Thread(target=show),
]
for step in STEPS:
    step.start()
for step in STEPS:
    step.join()
