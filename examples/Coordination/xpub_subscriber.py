"""usage: xpub_subscriber.py [updates]    subscribes and counts updates"""
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
updates = arguments[0] if arguments else "tcp://127.0.0.1:5561"

try:
    with context, context.socket(zmq.SUB) as subscriber:
        subscriber.linger = 0  # a publisher that is gone needs no subscription
        subscriber.subscribe("")
        subscriber.connect(updates)
        print("got", counting.to_the_end(subscriber), "updates")
except KeyboardInterrupt:
    print("stopped")
