"""usage: binary_star_server.py [primary|backup] [frontend] [state] [peer-state] [heartbeat]    one of two servers: one is active, the other takes over"""
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
role = arguments[0] if arguments else "primary"
frontends = {"primary": "tcp://127.0.0.1:5001", "backup": "tcp://127.0.0.1:5002"}
states = {"primary": "tcp://127.0.0.1:5003", "backup": "tcp://127.0.0.1:5004"}
defaults = [role, frontends[role], states[role], states["backup" if role == "primary" else "primary"], "1000"]
_, frontend_endpoint, state_endpoint, peer_endpoint, heartbeat = arguments + defaults[len(arguments):]
heartbeat = int(heartbeat) / 1000
PRIMARY, BACKUP, ACTIVE, PASSIVE = 1, 2, 3, 4


def become(state):
    print("active" if state == ACTIVE else "passive", flush=True)
    return state


def after_hearing(state, peer):
    if state == PRIMARY and peer == BACKUP or state == PASSIVE and peer in (PRIMARY, BACKUP):
        return become(ACTIVE)
    if state in (PRIMARY, BACKUP) and peer == ACTIVE:
        return become(PASSIVE)
    if state == peer and state in (ACTIVE, PASSIVE):
        sys.exit("Both servers are in the same state: stop one of them.")
    return state


try:
    with context, context.socket(zmq.ROUTER) as frontend, context.socket(zmq.PUB) as own_state, context.socket(zmq.SUB) as peer_state:
        frontend.bind(frontend_endpoint)
        print("serving at", frontend.last_endpoint.decode(), flush=True)
        own_state.bind(state_endpoint)
        peer_state.linger = 0  # a publisher that is gone needs no subscription
        peer_state.subscribe("")
        peer_state.connect(peer_endpoint)
        poller = zmq.Poller()
        poller.register(frontend, zmq.POLLIN)
        poller.register(peer_state, zmq.POLLIN)
        state, peer_expires, next_heartbeat = PRIMARY if role == "primary" else BACKUP, float("inf"), 0
        while True:
            ready = dict(poller.poll(heartbeat * 500))
            if frontend in ready:
                request = frontend.recv_multipart()
                # A client that comes over says that the active one is gone for it too.
                if state == PASSIVE and time.monotonic() > peer_expires:
                    state = become(ACTIVE)
                if state == ACTIVE:
                    frontend.send_multipart(request + [role.encode()])
            if peer_state in ready:
                peer_expires = time.monotonic() + 2 * heartbeat
                state = after_hearing(state, int(peer_state.recv_string()))
            if time.monotonic() >= next_heartbeat:
                own_state.send_string(str(state))
                next_heartbeat = time.monotonic() + heartbeat
except KeyboardInterrupt:
    print("stopped")
