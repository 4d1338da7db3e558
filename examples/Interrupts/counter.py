"""usage: counter.py [endpoint]    counts what the sender sends, to its end"""
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
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5558"

try:
    with context, context.socket(zmq.PULL) as pull:
        pull.bind(endpoint)
        print("counting at", pull.last_endpoint.decode(), flush=True)
        received = 0
        while (text := pull.recv_string()) == "number":
            received += 1
        print(f"{received} received of {text.split()[1]} sent")
except KeyboardInterrupt:
    print("stopped")
