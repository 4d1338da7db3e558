"""usage: envelope_subscriber.py [endpoint] [city] [count]    shows count reports (10) for the city (berlin)"""
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
defaults = ["tcp://127.0.0.1:5563", "berlin", "10"]
endpoint, city, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as subscriber:
        subscriber.linger = 0  # a publisher that is gone needs no subscription
        subscriber.subscribe(city)
        subscriber.connect(endpoint)
        for _ in range(int(count)):
            _, report = subscriber.recv_multipart()
        print(f'got {count} reports for {city}, the last one "{report.decode()}"')
except KeyboardInterrupt:
    print("stopped")
