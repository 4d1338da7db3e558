"""usage: publisher.py [updates] [catch-up] [interval]    publishes numbered updates, and again what somebody has missed"""
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
context.linger = 0  # what subscribers that are gone would have got need not be waited for
defaults = ["tcp://127.0.0.1:5581", "tcp://127.0.0.1:5582", "10"]
updates, catch_up, interval = arguments + defaults[len(arguments):]
interval = int(interval) / 1000
BATCH = 100

try:
    with context, context.socket(zmq.PUB) as publisher, context.socket(zmq.ROUTER) as service:
        publisher.sndhwm = 100
        publisher.bind(updates)
        service.bind(catch_up)
        print("updates at", publisher.last_endpoint.decode(), "catch-up at", service.last_endpoint.decode(), flush=True)
        history, due = [], 0
        while True:
            if service.poll(max(0, due - time.monotonic()) * 1000):
                # Who asks, and the number of the last update that he has. The answer: that number, and the updates that follow.
                asker, last = service.recv_multipart()
                service.send_multipart([asker, last] + history[int(last):int(last) + BATCH])
            if time.monotonic() >= due:
                history.append(f"update {len(history) + 1}".encode())
                publisher.send_multipart([str(len(history)).encode(), history[-1]])
                due = time.monotonic() + interval
except KeyboardInterrupt:
    print("stopped")
