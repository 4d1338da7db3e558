"""usage: puller.py [endpoint] [count]    shows count payloads (10): what stands behind the first space"""
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
defaults = ["tcp://127.0.0.1:5572", "10"]
endpoint, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PULL) as puller:
        puller.connect(endpoint)
        for _ in range(int(count)):
            print(puller.recv_string(), flush=True)
except KeyboardInterrupt:
    print("stopped")
