"""usage: publisher.py [endpoint] [subscribers]    publishes the lines that it reads; waits for so many subscribers first"""
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
defaults = ["tcp://127.0.0.1:5563", "0"]
endpoint, subscribers = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.XPUB) as publisher:
        publisher.setsockopt(zmq.XPUB_VERBOSE, 1)
        publisher.bind(endpoint)
        print("publishing at", publisher.last_endpoint.decode(), flush=True)
        for _ in range(int(subscribers)):
            print(f'a subscriber wants "{publisher.recv()[1:].decode()}"', flush=True)
        for line in sys.stdin:
            publisher.send_string(line.rstrip("\n"))
except KeyboardInterrupt:
    print("stopped")
