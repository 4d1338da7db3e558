"""usage: sender.py [endpoint] [frames...]    sends one message; its frames are the other arguments, or a text, an empty frame and bytes"""
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
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5561"
message = [text.encode() for text in arguments[1:]] or [b"header", b"", b"\xff\xff\xff"]

try:
    with context, context.socket(zmq.PUSH) as push:
        push.connect(endpoint)
        push.send_multipart(message)
except KeyboardInterrupt:
    print("stopped")
