"""usage: binary_star_client.py [primary] [backup] [count] [timeout]    asks the other server when one does not answer (ms)"""
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
defaults = ["tcp://127.0.0.1:5001", "tcp://127.0.0.1:5002", "10", "1000"]
primary, backup, count, timeout = arguments + defaults[len(arguments):]


def ask(server, sequence):
    with context.socket(zmq.REQ) as client:
        client.linger = 0
        client.connect(server)
        client.send_string(str(sequence))
        if client.poll(int(timeout)):
            return client.recv_multipart()[1].decode()


try:
    with context:
        servers, current = [primary, backup], 0
        for sequence in range(1, int(count) + 1):
            while not (by := ask(servers[current], sequence)):
                current = 1 - current
                print("no reply, asking", ["the primary one", "the backup"][current], flush=True)
                time.sleep(int(timeout) / 1000)
            print(f"reply {sequence} by {by}", flush=True)
except KeyboardInterrupt:
    print("stopped")
