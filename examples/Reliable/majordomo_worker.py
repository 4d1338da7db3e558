"""usage: majordomo_worker.py [endpoint] [service] [heartbeat] [name]    serves a service (echo); heartbeat in ms"""
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
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5555", "echo", "2500", "Python"]
endpoint, service, heartbeat, name = arguments + defaults[len(arguments):]
heartbeat = int(heartbeat) / 1000
WORKER, LIVENESS = b"MDPW01", 3
READY, REQUEST, REPLY, HEARTBEAT, DISCONNECT = b"\x01", b"\x02", b"\x03", b"\x04", b"\x05"


def work_until_disconnected():
    with context.socket(zmq.DEALER) as worker:
        worker.linger = 1000
        worker.connect(endpoint)
        worker.send_multipart([b"", WORKER, READY, service.encode()])
        print(name, "is ready", flush=True)
        liveness, next_heartbeat = LIVENESS, time.monotonic() + heartbeat
        try:
            while liveness:
                if worker.poll(heartbeat * 1000):
                    liveness = LIVENESS
                    _, _, command, *message = worker.recv_multipart()
                    if command == DISCONNECT:
                        return
                    if command == REQUEST:
                        client, _, request = message
                        worker.send_multipart([b"", WORKER, REPLY, client, b"", request + f" by {name}".encode()])
                else:
                    liveness -= 1
                if time.monotonic() >= next_heartbeat:
                    worker.send_multipart([b"", WORKER, HEARTBEAT])
                    next_heartbeat = time.monotonic() + heartbeat
        finally:
            # Also at the end of the program: the broker need not find out by itself.
            worker.send_multipart([b"", WORKER, DISCONNECT])


try:
    with context:
        while True:
            work_until_disconnected()
            print("connecting anew", flush=True)
            time.sleep(0.5)
except KeyboardInterrupt:
    print("stopped")
