"""A pyzmq process that does what the tests tell it.

Every line of standard input is a command in JSON, every line of standard output its answer. Contents of frames travel as base64.
The first line of output, before any command, names the versions. The process ends with its standard input.
"""
import base64
import json
import sys

import zmq

# Longer than any test should take: a call that waits for ever would leave nobody to say where.
TIMEOUT_MILLISECONDS = 30_000

context = zmq.Context()
sockets = {}


def decode(frames):
    return [base64.b64decode(frame) for frame in frames]


def encode(frames):
    return [base64.b64encode(frame).decode() for frame in frames]


def open_socket(command):
    socket = context.socket(getattr(zmq, command["type"]))
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = TIMEOUT_MILLISECONDS
    sockets[command["socket"]] = socket


def set_option(socket, command):
    value = command["value"]
    socket.setsockopt(getattr(zmq, command["option"]), decode([value])[0] if isinstance(value, str) else value)


def bind(socket, command):
    socket.bind(command["endpoint"])
    return socket.last_endpoint.decode().rstrip("\0")


def try_receive(socket, command):
    return encode(socket.recv_multipart()) if socket.poll(command["milliseconds"]) else None


def close(socket, command):
    del sockets[command["socket"]]
    socket.close()


COMMANDS = {
    "set": set_option,
    "bind": bind,
    "connect": lambda socket, command: socket.connect(command["endpoint"]) and None,
    "send": lambda socket, command: socket.send_multipart(decode(command["frames"])),
    "receive": lambda socket, command: encode(socket.recv_multipart()),
    "try_receive": try_receive,
    "send_string": lambda socket, command: socket.send_string(command["text"]),
    "receive_string": lambda socket, command: socket.recv_string(),
    "send_json": lambda socket, command: socket.send_json(command["value"]),
    "receive_json": lambda socket, command: socket.recv_json(),
    "close": close,
}


def run(command):
    if command["do"] == "open":
        return open_socket(command)
    return COMMANDS[command["do"]](sockets[command["socket"]], command)


def answer(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


answer({"pyzmq": zmq.__version__, "libzmq": zmq.zmq_version()})
for line in sys.stdin:
    try:
        answer({"result": run(json.loads(line))})
    except Exception as error:  # The test shows it.
        answer({"error": f"{type(error).__name__}: {error}"})
context.destroy(linger=0)
