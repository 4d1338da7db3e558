"""A pyzmq process with zmq.auth that does what the tests tell it.

Commands and answers are lines of JSON, as with peer.py. There is one context at a time, with at most one authenticator; "reset" begins anew.
"""
import json
import sys

import zmq
import zmq.auth
from zmq.auth.thread import ThreadAuthenticator

# Longer than any test should take: a call that waits for ever would leave nobody to say where.
TIMEOUT_MILLISECONDS = 30_000

context = None
authenticator = None
sockets = {}


def reset(command):
    global context, authenticator
    if authenticator:
        authenticator.stop()
        authenticator = None
    if context:
        context.destroy(linger=0)
    context = zmq.Context()
    sockets.clear()


def guard(command):
    """Starts an authenticator: addresses to deny, passwords by user name, a folder of certificates."""
    global authenticator
    authenticator = ThreadAuthenticator(context)
    authenticator.start()
    if command["deny"]:
        authenticator.deny(*command["deny"])
    if command["passwords"]:
        authenticator.configure_plain(domain=command["domain"], passwords=command["passwords"])
    if command["certificates"]:
        authenticator.configure_curve(domain=command["domain"], location=command["certificates"])


def open_socket(kind, command):
    socket = context.socket(kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = TIMEOUT_MILLISECONDS
    for name, value in command["options"].items():
        setattr(socket, name, value.encode() if isinstance(value, str) else value)
    sockets[command["socket"]] = socket
    return socket


def bind(command):
    socket = open_socket(zmq.PULL, command)
    socket.bind("tcp://127.0.0.1:*")
    return socket.last_endpoint.decode().rstrip("\0")


def connect(command):
    socket = open_socket(zmq.PUSH, command)
    socket.connect(command["endpoint"])
    try:
        socket.send_string(command["text"], zmq.DONTWAIT)
    except zmq.Again:
        # Refused already: there is nobody left to send to.
        pass


def receive(command):
    """The text and the user id of a message, or nothing when none comes in time."""
    socket = sockets[command["socket"]]
    if not socket.poll(command["milliseconds"]):
        return None
    frame = socket.recv(copy=False)
    return [frame.bytes.decode(), frame["User-Id"]]


def create_certificates(command):
    return zmq.auth.create_certificates(command["folder"], command["name"], metadata=command["metadata"])


def load_certificate(command):
    return [key and key.decode() for key in zmq.auth.load_certificate(command["path"])]


COMMANDS = {
    "reset": reset,
    "guard": guard,
    "bind": bind,
    "connect": connect,
    "receive": receive,
    "create_certificates": create_certificates,
    "load_certificate": load_certificate,
    "load_certificates": lambda command: sorted(key.decode() for key in zmq.auth.load_certificates(command["folder"])),
}


def answer(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


answer({"peer": f"pyzmq {zmq.__version__}", "libzmq": zmq.zmq_version()})
for line in sys.stdin:
    try:
        command = json.loads(line)
        answer({"result": COMMANDS[command["do"]](command)})
    except Exception as error:  # The test shows it.
        answer({"error": f"{type(error).__name__}: {error}"})
reset(None)
