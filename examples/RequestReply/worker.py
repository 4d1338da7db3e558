"""usage: worker.py [endpoint] [name]    answers requests that a broker hands to it"""
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
defaults = ["tcp://127.0.0.1:5560", "Python"]
endpoint, name = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.REP) as worker:
        worker.connect(endpoint)
        print(f"{name} works for {endpoint}", flush=True)
        while True:
            worker.send_string(f"Hello {worker.recv_string()} from {name}")
except KeyboardInterrupt:
    print("stopped")
