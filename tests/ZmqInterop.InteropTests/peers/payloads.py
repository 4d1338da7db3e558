"""How payloads travel between the tests and a peer: as a description, and as a digest of what arrived. The tests have the same in Content.cs."""
import base64
import functools
import hashlib
import json

# Prime, so that no size of a buffer divides it: what is shifted or repeated differs.
BLOCK_SIZE = 65_537


@functools.lru_cache(maxsize=None)
def content(size, seed):
    state = (seed + 1) * 2_654_435_761 & 0xFFFFFFFF
    block = bytearray(min(size, BLOCK_SIZE))
    for i in range(len(block)):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        block[i] = state >> 24
    return (bytes(block) * (size // BLOCK_SIZE + 1))[:size]


def decode(frame):
    """A frame is base64, or the size and the seed of its content."""
    return base64.b64decode(frame) if isinstance(frame, str) else content(frame["size"], frame["seed"])


def encode(frames):
    return [base64.b64encode(frame).decode() for frame in frames]


def digest(frame):
    return f"{len(frame)} B {hashlib.sha256(frame).hexdigest()}"


# The forms of a payload: how pyzmq sends a value, and the value that it receives.
SEND = {
    "frames": lambda socket, value: socket.send_multipart([decode(frame) for frame in value]),
    "utf-8": lambda socket, value: socket.send_string(value),
    "latin-1": lambda socket, value: socket.send_string(value, encoding="latin-1"),
    "json": lambda socket, value: socket.send_json(value),
    "serialized": lambda socket, value: socket.send_serialized(value, lambda it: [b"json", json.dumps(it).encode()]),
}

RECEIVE = {
    "frames": lambda socket: [digest(frame) for frame in socket.recv_multipart()],
    "utf-8": lambda socket: socket.recv_string(),
    "latin-1": lambda socket: socket.recv_string(encoding="latin-1"),
    "json": lambda socket: socket.recv_json(),
    "serialized": lambda socket: socket.recv_serialized(lambda frames: json.loads(frames[1]) if frames[0] == b"json" else None),
}
