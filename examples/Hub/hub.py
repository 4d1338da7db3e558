"""usage: hub.py [publishers] [subscribers] [pullers]    passes messages on"""
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
defaults = ["tcp://127.0.0.1:5570", "tcp://127.0.0.1:5571", "tcp://127.0.0.1:5572"]
publishers, subscribers, pullers = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as incoming, context.socket(zmq.PUB) as outgoing, context.socket(zmq.PUSH) as pushing:
        incoming.subscribe("")
        incoming.bind(publishers)
        outgoing.bind(subscribers)
        pushing.bind(pullers)
        print("publishers at", incoming.last_endpoint.decode(), "subscribers at", outgoing.last_endpoint.decode(),
              "pullers at", pushing.last_endpoint.decode(), flush=True)
        poller = zmq.Poller()
        poller.register(incoming, zmq.POLLIN)
        while poller.poll():
            message = incoming.recv()
            outgoing.send(message)
            _, space, payload = message.partition(b" ")
            if space:
                try:
                    pushing.send(payload, zmq.DONTWAIT)
                except zmq.Again:
                    pass  # nobody pulls
except KeyboardInterrupt:
    print("stopped")
