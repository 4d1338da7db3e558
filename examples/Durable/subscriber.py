"""usage: subscriber.py [updates] [catch-up] [file]    writes every update into a file (updates.log), once and in order, however often it is killed"""
import pathlib
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
context.linger = 0
defaults = ["tcp://127.0.0.1:5581", "tcp://127.0.0.1:5582", "updates.log"]
updates_endpoint, catch_up_endpoint, path = arguments + defaults[len(arguments):]


def recover_last():
    """The number of the last whole line, 0 when there is none. A line that a crash has cut off is taken away."""
    text = pathlib.Path(path).read_bytes() if pathlib.Path(path).exists() else b""
    whole = text[:text.rfind(b"\n") + 1]
    if whole != text:
        with open(path, "r+b") as cut:
            cut.truncate(len(whole))
    return int(whole.splitlines()[-1].split()[0]) if whole else 0


def ask():
    global asks_again_at
    service.send_string(str(last))
    asks_again_at = time.monotonic() + 1


def apply(update):
    global last
    last += 1
    print(last, update.decode(), file=file, flush=True)
    print(last, update.decode(), flush=True)


last = recover_last()
asks_again_at = None  # when a question counts as lost
print("going on after", last, flush=True)
try:
    with context, context.socket(zmq.SUB) as updates, context.socket(zmq.DEALER) as service, open(path, "a") as file:
        updates.subscribe("")
        updates.connect(updates_endpoint)
        service.connect(catch_up_endpoint)
        ask()
        poller = zmq.Poller()
        poller.register(updates, zmq.POLLIN)
        poller.register(service, zmq.POLLIN)
        while True:
            ready = dict(poller.poll(1000))
            if updates in ready:
                number, update = updates.recv_multipart()
                if int(number) == last + 1:
                    apply(update)
                elif int(number) > last and not asks_again_at:
                    ask()
            if service in ready:
                first, *missed = service.recv_multipart()
                asks_again_at = None
                for number, update in enumerate(missed, int(first) + 1):
                    if number == last + 1:
                        apply(update)
                # An answer holds so many at most. The one after the last is empty.
                if missed:
                    ask()
            if asks_again_at and time.monotonic() > asks_again_at:
                ask()
except KeyboardInterrupt:
    print("stopped")
