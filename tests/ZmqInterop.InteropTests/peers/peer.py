"""A pyzmq process that does what the tests tell it.

Every line of standard input is a command in JSON, every line of standard output its answer. Contents of frames travel as payloads.py says.
The first line of output, before any command, names the versions. The process ends with its standard input.
"""
import json
import sys

import zmq
from zmq.auth.thread import ThreadAuthenticator

import raw
import scenarios
from payloads import RECEIVE, SEND, decode, encode

# Longer than any test should take: a call that waits for ever would leave nobody to say where.
TIMEOUT_MILLISECONDS = 30_000

context = zmq.Context()
sockets = {}
authenticator = None


def open_socket(command):
    if command["type"] == "TCP":
        sockets[command["socket"]] = raw.Plain(TIMEOUT_MILLISECONDS / 1000)
        return
    socket = context.socket(getattr(zmq, command["type"]))
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = TIMEOUT_MILLISECONDS
    if command.get("routing_id"):
        socket.routing_id = command["routing_id"].encode()
    if command.get("security"):
        secure(socket, command["security"])
    sockets[command["socket"]] = raw.Stream(socket) if command["type"] == "STREAM" else socket


def secure(socket, security):
    if security["mechanism"] == "Plain" and security["server"]:
        allow(security["user"], security["password"])
        socket.plain_server = True
    elif security["mechanism"] == "Plain":
        socket.plain_username = security["user"].encode()
        socket.plain_password = security["password"].encode()
    else:
        socket.curve_publickey = security["public_key"].encode()
        socket.curve_secretkey = security["secret_key"].encode()
        if security["server"]:
            socket.curve_server = True
        else:
            socket.curve_serverkey = security["server_key"].encode()


def allow(user, password):
    """A PLAIN server needs somebody who knows the passwords."""
    global authenticator
    if authenticator is None:
        authenticator = ThreadAuthenticator(context)
        authenticator.start()
    authenticator.configure_plain(domain="*", passwords={user: password})


def set_option(socket, command):
    value = command["value"]
    socket.setsockopt(getattr(zmq, command["option"]), decode(value) if isinstance(value, str) else value)


def bind(socket, command):
    if isinstance(socket, zmq.Socket):
        socket.bind(command["endpoint"])
        return socket.last_endpoint.decode().rstrip("\0")
    return socket.bind(command["endpoint"])


def send_payload(socket, command):
    for frame in command["prefix"]:
        socket.send_string(frame, zmq.SNDMORE)
    SEND[command["form"]](socket, command["value"])


def receive_payload(socket, command):
    prefix = [socket.recv_string() for _ in range(command["prefix"])]
    return {"prefix": prefix, "value": RECEIVE[command["form"]](socket)}


def try_receive(socket, command):
    return encode(socket.recv_multipart()) if socket.poll(command["milliseconds"]) else None


def close(socket, command):
    del sockets[command["socket"]]
    socket.close()


COMMANDS = {
    "set": set_option,
    "bind": bind,
    "connect": lambda socket, command: socket.connect(command["endpoint"]) and None,
    "subscribe": lambda socket, command: socket.subscribe(command["prefix"]),
    "send_payload": send_payload,
    "receive_payload": receive_payload,
    "send_bytes": lambda socket, command: socket.send(command["frames"]),
    "receive_bytes": lambda socket, command: socket.receive(command["size"]),
    "process": lambda socket, command: socket.process(),
    "send": lambda socket, command: socket.send_multipart([decode(frame) for frame in command["frames"]]),
    "receive": lambda socket, command: encode(socket.recv_multipart()),
    "try_receive": try_receive,
    "close": close,
    **scenarios.COMMANDS,
}


def run(command):
    if command["do"] == "open":
        return open_socket(command)
    return COMMANDS[command["do"]](sockets[command["socket"]], command)


def answer(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


answer({"peer": f"pyzmq {zmq.__version__}", "libzmq": zmq.zmq_version()})
for line in sys.stdin:
    try:
        answer({"result": run(json.loads(line))})
    except Exception as error:  # The test shows it.
        answer({"error": f"{type(error).__name__}: {error}"})
if authenticator is not None:
    authenticator.stop()
context.destroy(linger=0)
