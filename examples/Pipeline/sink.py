"""usage: sink.py [results] [control]    adds the results up and ends the workers"""
import collections
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
defaults = ["tcp://127.0.0.1:5558", "tcp://127.0.0.1:5559"]
results_endpoint, control_endpoint = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PULL) as results, context.socket(zmq.PUB) as control:
        results.bind(results_endpoint)
        control.bind(control_endpoint)
        print("results at", results.last_endpoint.decode(), "control at", control.last_endpoint.decode(), flush=True)
        # A result may overtake the message that tells how many there will be: they come over different connections.
        expected, received, total, shares = None, 0, 0, collections.Counter()
        while received != expected:
            sender, value = results.recv_multipart()
            if sender == b"batch":
                expected = int(value)
            else:
                received += 1
                total += int(value)
                shares[sender.decode()] += 1
        control.send(b"kill")
        text = ", ".join(f"{share} by {name}" for name, share in sorted(shares.items()))
        print(f"the squares of 1 to {expected} add up to {total}: {text}")
except KeyboardInterrupt:
    print("stopped")
