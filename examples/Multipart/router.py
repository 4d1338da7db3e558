"""usage: router.py [endpoint] [count]    shows what a ROUTER receives of count requests (2), and answers each"""
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
defaults = ["tcp://127.0.0.1:5562", "2"]
endpoint, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.ROUTER) as router:
        router.bind(endpoint)
        print("routing at", router.last_endpoint.decode(), flush=True)
        for _ in range(int(count)):
            message = router.recv_multipart()
            frames.print_frames(message)
            # Routing id and empty frame stay, the request is replaced.
            router.send_multipart(message[:2] + [b"reply"])
except KeyboardInterrupt:
    print("stopped")
