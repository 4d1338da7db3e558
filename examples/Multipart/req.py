"""usage: req.py [endpoint] [routing-id]    sends a request; without a routing id the ROUTER makes one up"""
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
    with context, context.socket(zmq.REQ) as req:
        if routing_id:
            req.routing_id = routing_id.encode()
        req.connect(endpoint)
        req.send_string("request of a REQ")
        frames.print_frames(req.recv_multipart())
except KeyboardInterrupt:
    print("stopped")
