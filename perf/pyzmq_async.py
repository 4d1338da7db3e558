#!/usr/bin/env python3
"""usage: pyzmq_async.py <size> <count>    PUSH to PULL over tcp with zmq.asyncio on the receiving side; prints what libzmq's programs print"""

import asyncio
import multiprocessing
import sys
import time

import zmq
import zmq.asyncio

WARMUP = 5_000


def send(endpoint, size, count):
    with zmq.Context() as context, context.socket(zmq.PUSH) as push:
        push.connect(endpoint)
        data = bytes(size)
        for _ in range(count):
            push.send(data)


async def receive(size, count):
    context = zmq.asyncio.Context()
    pull = context.socket(zmq.PULL)
    pull.bind("tcp://127.0.0.1:*")

    # Another process: a thread would fight with the receiver for the interpreter.
    sender = multiprocessing.Process(target=send, args=(pull.last_endpoint.decode().rstrip("\0"), size, WARMUP + count))
    sender.start()
    for _ in range(WARMUP):
        await pull.recv(copy=False)
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(count):
        await pull.recv(copy=False)
    elapsed, cpu = time.perf_counter() - start, time.process_time() - cpu
    sender.join()
    context.destroy()
    print(f"message size: {size} [B]\nmessage count: {count}\nmean throughput: {count / elapsed:.0f} [msg/s]\ncpu time: {cpu / count * 1e9:.1f} [ns/msg]")


if len(sys.argv) != 3:
    sys.exit(__doc__)
asyncio.run(receive(int(sys.argv[1]), int(sys.argv[2])))
