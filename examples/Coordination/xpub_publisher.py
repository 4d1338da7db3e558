"""usage: xpub_publisher.py [updates] [subscribers] [count]    the same as publisher.py with one socket: an XPUB is told of subscriptions"""
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
defaults = ["tcp://127.0.0.1:5561", "10", "1000000"]
updates, subscribers, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.XPUB) as publisher:
        # Every subscription, not only the first one; and a full queue makes the publisher wait, so that nothing has to be unlimited.
        publisher.setsockopt(zmq.XPUB_VERBOSE, 1)
        publisher.setsockopt(zmq.XPUB_NODROP, 1)
        publisher.bind(updates)
        print("updates at", publisher.last_endpoint.decode(), flush=True)
        for _ in range(int(subscribers)):
            publisher.recv()
        for _ in range(int(count)):
            publisher.send(b"update")
        publisher.send(b"end")
        print(f"published {count} updates")
except KeyboardInterrupt:
    print("stopped")
