#!/usr/bin/env python3
"""usage: pyzmq_perf.py local_thr|remote_thr|local_lat|remote_lat <endpoint> <size> <count> [--api=sync|asyncio] [--warmup=<count>] [--stats]

libzmq's programs with pyzmq: the same arguments and output lines. What is received is a Frame, not copied; what is sent is copied, as pyzmq does with
messages of this size even when told not to."""

import asyncio
import resource
import sys
import time

import zmq
import zmq.asyncio


class Program:
    def __init__(self, name, endpoint, size, count, warmup, stats, use_asyncio):
        self.name, self.endpoint = name, endpoint
        self.size, self.count, self.warmup, self.stats = size, count, warmup, stats
        self.asyncio = use_asyncio
        self.data = bytes(size)

    def run(self):
        context = zmq.asyncio.Context() if self.asyncio else zmq.Context()
        kind = {"local_thr": zmq.PULL, "remote_thr": zmq.PUSH, "local_lat": zmq.REP, "remote_lat": zmq.REQ}[self.name]
        socket = context.socket(kind)
        if self.name.startswith("local"):
            socket.bind(self.endpoint)
            endpoint = socket.last_endpoint.decode().rstrip("\0")
            print(f"endpoint: {endpoint}", file=sys.stderr, flush=True)
        else:
            socket.connect(self.endpoint)
        loop = getattr(self, self.name + ("_async" if self.asyncio else ""))
        if self.asyncio:
            asyncio.run(loop(socket))
        else:
            loop(socket)
        socket.close()
        context.term()

    def local_thr(self, socket):
        for _ in range(self.warmup + 1):
            socket.recv(copy=False)
        self.start()
        for _ in range(self.count - 1):
            socket.recv(copy=False)
        self.report("throughput")

    async def local_thr_async(self, socket):
        for _ in range(self.warmup + 1):
            await socket.recv(copy=False)
        self.start()
        for _ in range(self.count - 1):
            await socket.recv(copy=False)
        self.report("throughput")

    def remote_thr(self, socket):
        for _ in range(self.warmup + self.count):
            socket.send(self.data)

    async def remote_thr_async(self, socket):
        for _ in range(self.warmup + self.count):
            await socket.send(self.data)

    def local_lat(self, socket):
        for _ in range(self.warmup + self.count):
            socket.send(socket.recv())

    async def local_lat_async(self, socket):
        for _ in range(self.warmup + self.count):
            await socket.send(await socket.recv())

    def remote_lat(self, socket):
        for i in range(self.warmup + self.count):
            if i == self.warmup:
                self.start()
            socket.send(self.data)
            socket.recv()
        self.report("latency")

    async def remote_lat_async(self, socket):
        for i in range(self.warmup + self.count):
            if i == self.warmup:
                self.start()
            await socket.send(self.data)
            await socket.recv()
        self.report("latency")

    def start(self):
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def report(self, figure):
        elapsed, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        print(f"message size: {self.size} [B]")
        if figure == "latency":
            print(f"roundtrip count: {self.count}")
            print(f"average latency: {elapsed * 1e6 / (self.count * 2):.3f} [us]")
        else:
            print(f"message count: {self.count}")
            print(f"mean throughput: {int(self.count / elapsed)} [msg/s]")
            print(f"mean throughput: {self.count / elapsed * self.size * 8 / 1e6:.3f} [Mb/s]")
        if self.stats:
            print(f"cpu time: {cpu / self.count * 1e9:.1f} [ns/msg]")
            print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} [KiB]")


def main(arguments):
    plain = [argument for argument in arguments if not argument.startswith("--")]
    options = dict(argument.removeprefix("--").partition("=")[::2] for argument in arguments if argument.startswith("--"))
    if len(plain) != 4 or plain[0] not in ("local_thr", "remote_thr", "local_lat", "remote_lat"):
        sys.exit(__doc__)
    name, endpoint, size, count = plain
    Program(name, endpoint, int(size), int(count), int(options.get("warmup", 0)), "stats" in options, options.get("api") == "asyncio").run()


if __name__ == "__main__":
    main(sys.argv[1:])
