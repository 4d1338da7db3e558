"""usage: last_value_cache.py [publisher] [subscribers]    sends the last value of a topic to everybody who subscribes to it"""
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
defaults = ["tcp://127.0.0.1:5563", "tcp://127.0.0.1:5557"]
publisher, subscribers = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as frontend, context.socket(zmq.XPUB) as backend:
        frontend.linger = 0  # a publisher that is gone needs no subscription
        frontend.subscribe("")
        frontend.connect(publisher)
        backend.setsockopt(zmq.XPUB_VERBOSE, 1)
        backend.bind(subscribers)
        print("caching", publisher, "subscribers at", backend.last_endpoint.decode(), flush=True)
        poller = zmq.Poller()
        poller.register(frontend, zmq.POLLIN)
        poller.register(backend, zmq.POLLIN)
        cache = {}
        while True:
            for socket, _ in poller.poll():
                if socket is frontend:
                    topic, body = frontend.recv_multipart()
                    if topic not in cache:
                        print("new topic", topic.decode(), flush=True)
                    cache[topic] = body
                    backend.send_multipart([topic, body])
                else:
                    subscription = backend.recv()
                    if subscription[0] == 1 and subscription[1:] in cache:
                        backend.send_multipart([subscription[1:], cache[subscription[1:]]])
except KeyboardInterrupt:
    print("stopped")
