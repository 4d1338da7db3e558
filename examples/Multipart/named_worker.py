"""usage: named_worker.py [endpoint] [name]    works under a name (A) until it gets an empty message"""
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
defaults = ["tcp://127.0.0.1:5562", "A"]
endpoint, name = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.DEALER) as dealer:
        dealer.routing_id = name.encode()
        dealer.connect(endpoint)
        dealer.send_string("here")
        tasks = 0
        while dealer.recv():
            tasks += 1
        print(f"{name} got {tasks} tasks")
except KeyboardInterrupt:
    print("stopped")
