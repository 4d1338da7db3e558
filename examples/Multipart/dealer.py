"""usage: dealer.py [endpoint] [routing-id]    sends the same with an empty frame of its own, which a REQ adds by itself"""
import frames
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
defaults = ["tcp://127.0.0.1:5562", ""]
endpoint, routing_id = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.DEALER) as dealer:
        if routing_id:
            dealer.routing_id = routing_id.encode()
        dealer.connect(endpoint)
        dealer.send_multipart([b"", b"request of a DEALER"])
        frames.print_frames(dealer.recv_multipart())
except KeyboardInterrupt:
    print("stopped")
