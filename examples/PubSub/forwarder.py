"""usage: forwarder.py [publishers] [subscribers]    joins two networks: publishers connect on one side, subscribers on the other"""
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
defaults = ["tcp://127.0.0.1:5556", "tcp://127.0.0.1:5557"]
publishers, subscribers = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.XSUB) as frontend, context.socket(zmq.XPUB) as backend:
        frontend.bind(publishers)
        backend.bind(subscribers)
        print("publishers at", frontend.last_endpoint.decode(), "subscribers at", backend.last_endpoint.decode(), flush=True)
        zmq.proxy(frontend, backend)
except KeyboardInterrupt:
    print("stopped")
