"""usage: subscriber.py [updates] [arrivals]    reports for duty, then counts updates"""
import counting
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
defaults = ["tcp://127.0.0.1:5561", "tcp://127.0.0.1:5562"]
updates, arrivals = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as subscriber, context.socket(zmq.REQ) as client:
        subscriber.rcvhwm = 0
        subscriber.linger = 0  # a publisher that is gone needs no subscription
        subscriber.subscribe("")
        subscriber.connect(updates)
        client.connect(arrivals)
        subscriber.recv()
        client.send(b"here")
        client.recv()
        print("got", counting.to_the_end(subscriber), "updates")
except KeyboardInterrupt:
    print("stopped")
