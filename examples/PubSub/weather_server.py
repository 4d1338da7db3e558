"""usage: weather_server.py [endpoint] [bind|connect]    publishes "zip temperature humidity" of many places, for ever"""
import random
import signal
import sys
import time
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5556", "bind"]
endpoint, how = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PUB) as publisher:
        getattr(publisher, how)(endpoint)
        print("publishing at", publisher.last_endpoint.decode(), flush=True)
        while True:
            for zip_code in range(10001, 10101):
                publisher.send_string(f"{zip_code} {random.randrange(-20, 40)} {random.randrange(10, 100)}")
            time.sleep(0.005)
except KeyboardInterrupt:
    print("stopped")
