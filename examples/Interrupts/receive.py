"""usage: receive.py [endpoint]    waits in a receive until it is interrupted; answers clients of RequestReply meanwhile"""
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
        while True:
            # pyzmq goes on after signals that do not raise an exception.
            request = server.recv_string()
            server.send_string("Hello " + request)
            answered += 1
except KeyboardInterrupt:
    print(f"interrupted in a receive, after {answered} requests")
    print("stopped")
