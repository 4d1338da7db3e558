"""usage: receiver.py [endpoint] [count]    shows the frames of count messages (1)"""
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
defaults = ["tcp://127.0.0.1:5561", "1"]
endpoint, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PULL) as pull:
        pull.bind(endpoint)
        print("receiving at", pull.last_endpoint.decode(), flush=True)
        for _ in range(int(count)):
            frames.print_frames(pull.recv_multipart())
except KeyboardInterrupt:
    print("stopped")
