"""usage: relay_tasks.py [points]    the same as relay.py with five tasks, which need no threads while they wait"""
import asyncio
import signal
import struct
import sys
import zmq
import zmq.asyncio

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.asyncio.Context()
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


async def update():
    with connected("scale") as successor:
        for i in range(1, points + 1):
            await successor.send(POINT.pack(i, i * i))
        await successor.send(b"")


async def relay(name, successor_name, work):
    with bound(name) as previous, connected(successor_name) as successor:
        while point := await previous.recv():
            await successor.send(work(*POINT.unpack(point)))
        await successor.send(b"")


async def show():
    with bound("send") as previous:
        while text := await previous.recv_string():
            print(text)
        print("all points are sent")


async def main():
    await asyncio.gather(
        update(),
        relay("scale", "rotate", lambda x, y: POINT.pack(2 * x, 2 * y)),
        relay("rotate", "convert", lambda x, y: POINT.pack(-y, x)),
        relay("convert", "send", lambda x, y: f"({x:.0f}, {y:.0f})".encode()),
        show(),
    )


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped")
