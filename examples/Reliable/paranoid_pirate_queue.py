"""usage: paranoid_pirate_queue.py [clients] [workers] [heartbeat]    hands requests to workers whose heart beats (ms)"""
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
defaults = ["tcp://127.0.0.1:5555", "tcp://127.0.0.1:5556", "1000"]
clients, workers, heartbeat = arguments + defaults[len(arguments):]
heartbeat = int(heartbeat) / 1000
READY, HEARTBEAT, LIVENESS = b"\x01", b"\x02", 3

try:
    with context, context.socket(zmq.ROUTER) as frontend, context.socket(zmq.ROUTER) as backend:
        frontend.bind(clients)
        backend.bind(workers)
        print("clients at", frontend.last_endpoint.decode(), "workers at", backend.last_endpoint.decode(), flush=True)
        waiting = {}  # the free workers and when they expire, the one that has waited longest first
        next_heartbeat = 0
        while True:
            # Requests are taken only while a worker is free: the others wait at the clients.
            poller = zmq.Poller()
            poller.register(backend, zmq.POLLIN)
            if waiting:
                poller.register(frontend, zmq.POLLIN)
            ready = dict(poller.poll(heartbeat * 1000))
            now = time.monotonic()
            if backend in ready:
                worker, *message = backend.recv_multipart()
                if message != [HEARTBEAT]:
                    waiting.pop(worker, None)
                    waiting[worker] = now + LIVENESS * heartbeat
                elif worker in waiting:
                    waiting[worker] = now + LIVENESS * heartbeat
                if message not in ([READY], [HEARTBEAT]):
                    frontend.send_multipart(message)
            if frontend in ready:
                worker = next(iter(waiting))
                del waiting[worker]
                backend.send_multipart([worker] + frontend.recv_multipart())
            if now >= next_heartbeat:
                for worker in waiting:
                    backend.send_multipart([worker, HEARTBEAT])
                next_heartbeat = now + heartbeat
            waiting = {worker: expires for worker, expires in waiting.items() if expires > now}
except KeyboardInterrupt:
    print("stopped")
