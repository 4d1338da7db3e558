"""usage: poll.py [endpoint]    the same as receive.py, waiting in a poller"""
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
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5555"

answered = 0
try:
    with context, context.socket(zmq.REP) as server:
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        while server.poll():  # for ever
            request = server.recv_string()
            server.send_string("Hello " + request)
            answered += 1
except KeyboardInterrupt:
    print(f"interrupted in a poll, after {answered} requests")
    print("stopped")
