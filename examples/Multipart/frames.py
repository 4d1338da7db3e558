"""Shows frames as people read them."""


def show(frame):
    """Text as text, everything else, such as the routing ids that a ROUTER makes up, in hexadecimal digits."""
    return frame.decode() if all(32 <= value < 127 for value in frame) else frame.hex()


def print_frames(message):
    print(len(message), "frames,", sum(map(len, message)), "bytes")
    for frame in message:
        print(f"[{len(frame):03}] {show(frame)}", flush=True)
