"""usage: broker.py [frontend] [backend]    hands requests of clients to workers and replies back, by hand"""
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
defaults = ["tcp://127.0.0.1:5559", "tcp://127.0.0.1:5560"]
frontend_endpoint, backend_endpoint = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.ROUTER) as frontend, context.socket(zmq.DEALER) as backend:
        frontend.bind(frontend_endpoint)
        backend.bind(backend_endpoint)
        print("clients at", frontend.last_endpoint.decode(), "workers at", backend.last_endpoint.decode(), flush=True)
        poller = zmq.Poller()
        poller.register(frontend, zmq.POLLIN)
        poller.register(backend, zmq.POLLIN)
        while True:
            for socket, _ in poller.poll():
                (backend if socket is frontend else frontend).send_multipart(socket.recv_multipart())
except KeyboardInterrupt:
    print("stopped")
