"""usage: publisher.py [updates] [arrivals] [subscribers] [count]    waits until the subscribers (10) have asked, then publishes count updates (1000000)"""
import signal
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
context.linger = -1  # at the end as much may be waiting to be sent as fits in memory
defaults = ["tcp://127.0.0.1:5561", "tcp://127.0.0.1:5562", "10", "1000000"]
updates, arrivals, subscribers, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PUB) as publisher, context.socket(zmq.REP) as service:
        # Without a limit: at the high watermark, 1000 messages unless set, a PUB drops.
        publisher.sndhwm = 0
        publisher.bind(updates)
        service.bind(arrivals)
        print("updates at", publisher.last_endpoint.decode(), "arrivals at", service.last_endpoint.decode(), flush=True)
        present = 0
        while present < int(subscribers):
            publisher.send(b"hello")
            if service.poll(10):
                service.recv()
                service.send(b"welcome")
                present += 1
        for _ in range(int(count)):
            publisher.send(b"update")
        publisher.send(b"end")
        print(f"published {count} updates")
except KeyboardInterrupt:
    print("stopped")
