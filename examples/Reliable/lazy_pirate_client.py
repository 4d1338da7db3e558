"""usage: lazy_pirate_client.py [endpoint] [count] [timeout] [retries]    asks again with a new socket when no reply comes in time (ms)"""
import signal
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 0  # what was not sent to a dead server need not be sent any more
defaults = ["tcp://127.0.0.1:5555", "10", "2500", "3"]
endpoint, count, timeout, retries = arguments + defaults[len(arguments):]


def ask(sequence):
    """Whether a reply came. A REQ whose reply does not come can neither send nor receive any more: it is thrown away."""
    for attempt in range(int(retries) + 1):
        global client
        if client is None:
            client = context.socket(zmq.REQ)
            client.connect(endpoint)
        client.send_string(str(sequence))
        if client.poll(int(timeout)) and client.recv_string() == str(sequence):
            return True
        client.close()
        client = None
        if attempt < int(retries):
            print("no reply, asking again", flush=True)
    return False


client = None
try:
    with context:
        try:
            for sequence in range(1, int(count) + 1):
                if not ask(sequence):
                    print("the server seems to be offline")
                    break
                print("reply", sequence, flush=True)
        finally:
            if client:
                client.close()
except KeyboardInterrupt:
    print("stopped")
