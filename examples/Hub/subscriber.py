"""usage: subscriber.py [endpoint] [topic] [count]    shows count messages (10) of the topic (news)"""
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
defaults = ["tcp://127.0.0.1:5571", "news", "10"]
endpoint, topic, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as subscriber:
        subscriber.linger = 0  # a publisher that is gone needs no subscription
        subscriber.subscribe(topic + " ")
        subscriber.connect(endpoint)
        for _ in range(int(count)):
            print(subscriber.recv_string(), flush=True)
except KeyboardInterrupt:
    print("stopped")
