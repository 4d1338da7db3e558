"""usage: lazy_pirate_server.py [endpoint] [crash-after]    answers; crashes instead of answering a later request than that, if told"""
import itertools
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
defaults = ["tcp://127.0.0.1:5555", "0"]
endpoint, crash_after = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.REP) as server:
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        for served in itertools.count():
            request = server.recv()
            if int(crash_after) and served == int(crash_after):
                print("crashed")
                break
            server.send(request)
except KeyboardInterrupt:
    print("stopped")
