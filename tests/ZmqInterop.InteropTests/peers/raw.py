"""Sockets whose peer sees bytes of TCP and no messages: STREAM, and those of the operating system, which know nothing of ZeroMQ."""
import socket

from payloads import decode, digest


class Stream:
    """A STREAM socket with one connection."""

    def __init__(self, zmq_socket):
        self.socket = zmq_socket
        self.connection = None
        self.received = bytearray()

    def bind(self, endpoint):
        self.socket.bind(endpoint)
        return self.socket.last_endpoint.decode().rstrip("\0")

    def connect(self, endpoint):
        self.socket.connect(endpoint)

    def send(self, frames):
        self.meet()
        self.socket.send_multipart([self.connection, b"".join(map(decode, frames))])

    def receive(self, size):
        """The digest of so many bytes; of none: waits until the other side has closed the connection."""
        self.meet()
        while True:
            if size and len(self.received) >= size:
                data = bytes(self.received[:size])
                del self.received[:size]
                return digest(data)
            connection, data = self.socket.recv_multipart()
            assert connection == self.connection, "There is a second connection."
            if not data:
                assert not size, f"The connection was closed after {len(self.received)} bytes."
                return digest(b"")
            self.received += data

    def process(self):
        """The steps of ending a connection that belong to this thread."""
        self.socket.poll(1)

    def meet(self):
        """A new connection is announced by an empty frame."""
        if self.connection is None:
            self.connection, empty = self.socket.recv_multipart()
            assert empty == b"", empty

    def close(self):
        self.socket.close()


class Plain:
    """A socket of the operating system with one connection."""

    def __init__(self, timeout):
        self.timeout = timeout
        self.listener = None
        self.connection = None

    def bind(self, endpoint):
        family, address = self.parse(endpoint)
        self.listener = socket.socket(family)
        self.listener.settimeout(self.timeout)
        self.listener.bind(address)
        self.listener.listen()
        return endpoint if endpoint.startswith("ipc") else "tcp://{}:{}".format(*self.listener.getsockname())

    def connect(self, endpoint):
        family, address = self.parse(endpoint)
        self.connection = socket.socket(family)
        self.connection.settimeout(self.timeout)
        self.connection.connect(address)

    def send(self, frames):
        data = b"".join(map(decode, frames))
        self.meet()
        if data:
            self.connection.sendall(data)
        else:
            self.connection.close()

    def receive(self, size):
        self.meet()
        received = bytearray()
        while len(received) < size:
            data = self.connection.recv(size - len(received))
            assert data, f"The connection was closed after {len(received)} bytes."
            received += data
        if not size:
            data = self.connection.recv(1)
            assert not data, "Bytes came instead of the end of the connection."
        return digest(received)

    def process(self):
        """Nothing: the system closes its sockets at once."""

    def meet(self):
        if self.connection is None:
            self.connection, _ = self.listener.accept()
            self.connection.settimeout(self.timeout)

    def close(self):
        for it in (self.listener, self.connection):
            if it is not None:
                it.close()

    @staticmethod
    def parse(endpoint):
        transport, address = endpoint.split("://")
        if transport == "ipc":
            return socket.AF_UNIX, address
        host, port = address.split(":")
        return socket.AF_INET, (host, 0 if port == "*" else int(port))
