"""usage: dispatcher.py [endpoint] [count]    waits for workers A and B, and sends each task (10) to the one that it is for"""
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
defaults = ["tcp://127.0.0.1:5562", "10"]
endpoint, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.ROUTER) as router:
        router.router_mandatory = 1
        router.bind(endpoint)
        print("dispatching at", router.last_endpoint.decode(), flush=True)
        present = set()
        while not present >= {b"A", b"B"}:
            present.add(router.recv_multipart()[0])
        # A is twice as fast as B.
        for i in range(int(count)):
            router.send_multipart([b"B" if i % 3 == 2 else b"A", f"task {i}".encode()])
        router.send_multipart([b"A", b""])
        router.send_multipart([b"B", b""])
        try:
            router.send_multipart([b"C", b""])
        except zmq.ZMQError as error:
            if error.errno != zmq.EHOSTUNREACH:
                raise
            print("nobody is called C")
except KeyboardInterrupt:
    print("stopped")
