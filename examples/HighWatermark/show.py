"""usage: show.py [limit]    fills the queues of PUB, PUSH, DEALER, ROUTER and REQ; limit 10"""
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
limit = int(arguments[0]) if arguments else 10


def send(sender, tries):
    """How many sends were accepted, and how the others ended."""
    for accepted in range(tries):
        try:
            sender.send_multipart([b"peer"] * (sender.socket_type == zmq.ROUTER) + [b"message"], zmq.DONTWAIT)
        except zmq.Again:
            return accepted, "then a send waits"
        except zmq.ZMQError as error:
            if error.errno != zmq.EFSM:
                raise
            return accepted, "then a reply has to be received"
    return tries, "the others were dropped"


def count(receiver):
    number = 0
    try:
        while receiver.recv_multipart(zmq.DONTWAIT):
            number += 1
    except zmq.Again:
        return number


def fill(name, sender_type, receiver_type):
    with context.socket(sender_type) as sender, context.socket(receiver_type) as receiver:
        sender.sndhwm = receiver.rcvhwm = limit
        if receiver_type == zmq.SUB:
            receiver.subscribe("")
        if sender_type == zmq.ROUTER:
            sender.router_mandatory = name.endswith("mandatory")
            receiver.routing_id = b"peer"
        sender.bind(f"inproc://{name}")
        receiver.connect(f"inproc://{name}")
        accepted, end = send(sender, 10 * limit)
        print(f"{name}: {accepted} of {10 * limit} sends accepted, {count(receiver)} arrived; {end}")


with context:
    print(f"limits: {limit} to send and {limit} to receive")
    fill("PUSH", zmq.PUSH, zmq.PULL)
    fill("DEALER", zmq.DEALER, zmq.DEALER)
    fill("PUB", zmq.PUB, zmq.SUB)
    fill("ROUTER", zmq.ROUTER, zmq.DEALER)
    fill("ROUTER, mandatory", zmq.ROUTER, zmq.DEALER)
    fill("REQ", zmq.REQ, zmq.ROUTER)
