"""usage: envelope_publisher.py [endpoint] [count] [subscribers]    waits for subscribers (1), then publishes count reports (10) for each of three cities"""
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
defaults = ["tcp://127.0.0.1:5563", "10", "1"]
endpoint, count, subscribers = arguments + defaults[len(arguments):]
CITIES = ["berlin", "lisbon", "oslo"]

try:
    with context, context.socket(zmq.XPUB) as publisher:
        publisher.setsockopt(zmq.XPUB_VERBOSE, 1)
        publisher.bind(endpoint)
        print("publishing at", publisher.last_endpoint.decode(), flush=True)
        for _ in range(int(subscribers)):
            # The byte 1, and the topic that is subscribed to.
            print(f'a subscriber wants "{publisher.recv()[1:].decode()}"', flush=True)
        for i in range(1, int(count) + 1):
            for city in CITIES:
                publisher.send_multipart([city.encode(), f"{10 + i} degrees".encode()])
        print(f"published {int(count) * len(CITIES)} reports")
except KeyboardInterrupt:
    print("stopped")
