"""usage: client.py [endpoint] [count]    sends count requests (10), one after the other"""
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
count = int(arguments[1]) if len(arguments) > 1 else 10

try:
    with context, context.socket(zmq.REQ) as client:
        client.connect(endpoint)
        for i in range(1, count + 1):
            client.send_string(f"Python {i}")
            reply = client.recv_string()
        print(f'got {count} replies, the last one "{reply}"')
except KeyboardInterrupt:
    print("stopped")
