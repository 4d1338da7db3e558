"""usage: publisher.py [endpoint] [topic] [interval]    publishes "topic number" every so many milliseconds (100)"""
import itertools
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
defaults = ["tcp://127.0.0.1:5570", "news", "100"]
endpoint, topic, interval = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PUB) as publisher:
        publisher.connect(endpoint)
        for number in itertools.count(1):
            time.sleep(int(interval) / 1000)
            publisher.send_string(f"{topic} {number}")
except KeyboardInterrupt:
    print("stopped")
