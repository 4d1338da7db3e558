"""usage: server.py [endpoint] [count]    answers count requests; without one, for ever"""
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
count = int(arguments[1]) if len(arguments) > 1 else None

try:
    with context, context.socket(zmq.REP) as server:
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        served = 0
        while served != count:
            server.send_string("Hello " + server.recv_string())
            served += 1
        print(f"answered {served} requests")
except KeyboardInterrupt:
    print("stopped")
