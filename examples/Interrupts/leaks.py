"""usage: leaks.py [count]    forgets to close sockets, and shows how that is seen"""
import gc
import signal
import sys
import warnings
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
count = int(arguments[0]) if arguments else 1000
warnings.simplefilter("always", ResourceWarning)


def show(when):
    frames = sum(isinstance(thing, zmq.Frame) for thing in gc.get_objects())
    sockets = sum(isinstance(thing, zmq.Socket) and not thing.closed for thing in gc.get_objects())
    print(f"{when}: {frames} frames, {sockets} sockets")


show("at the start")
frames = [zmq.Frame(b"kept") for _ in range(count)]
socket = context.socket(zmq.PAIR)
show("after forgetting")
# Frames are freed with their last reference; a socket that was not closed is closed then, with a ResourceWarning.
del frames, socket
gc.collect()
show("after the garbage collector")
context.term()
