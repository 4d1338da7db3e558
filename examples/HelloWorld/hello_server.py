"""usage: hello_server.py [endpoint] [count]    answers count requests, for ever without one"""
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5555"
count = int(arguments[1]) if len(arguments) > 1 else None

try:
    with zmq.Context() as context, context.socket(zmq.REP) as server:
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        served = 0
        while served != count:
            server.send_string("Hello " + server.recv_string())
            served += 1
        print(f"answered {served} requests")
except KeyboardInterrupt:
    print("stopped")
