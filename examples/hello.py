"""usage: hello.py [endpoint]    says hello to hello.cs"""
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

try:
    with context, context.socket(zmq.REQ) as client:
        client.connect(endpoint)
        client.send_string("Python")
        print(client.recv_string())
except KeyboardInterrupt:
    print("stopped")
