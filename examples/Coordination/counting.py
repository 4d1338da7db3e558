"""Counts updates."""


def to_the_end(subscriber):
    count = 0
    while (update := subscriber.recv()) != b"end":
        count += update == b"update"
    return count
