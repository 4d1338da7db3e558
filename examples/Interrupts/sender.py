"""usage: sender.py [endpoint]    sends numbers until it is interrupted; all that it has sent arrives"""
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
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5558"
stop = False


def end(*_):
    """An exception could come between a send and its count: the loop looks at a variable instead."""
    global stop
    stop = True


signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, end)
with context, context.socket(zmq.PUSH) as push:
    push.connect(endpoint)
    sent = 0
    while not stop:
        push.send(b"number")
        sent += 1
        if sent == 1:
            print("sending", flush=True)
    push.send_string(f"end {sent}")
    print(f"stopped, {sent} sent")
