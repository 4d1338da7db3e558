"""usage: paranoid_pirate_worker.py [endpoint] [heartbeat] [name]    works, and connects anew when the queue's heart stops (ms)"""
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
defaults = ["tcp://127.0.0.1:5556", "1000", "Python"]
endpoint, heartbeat, name = arguments + defaults[len(arguments):]
heartbeat = int(heartbeat) / 1000
READY, HEARTBEAT, LIVENESS = b"\x01", b"\x02", 3


def work_until_silence():
    """Whether the queue was heard at all."""
    with context.socket(zmq.DEALER) as worker:
        worker.linger = 1000
        worker.connect(endpoint)
        worker.send(READY)
        print(name, "is ready", flush=True)
        heard, liveness, next_heartbeat = False, LIVENESS, time.monotonic() + heartbeat
        while liveness:
            if worker.poll(heartbeat * 1000):
                heard, liveness = True, LIVENESS
                message = worker.recv_multipart()
                if message != [HEARTBEAT]:
                    worker.send_multipart(message)  # client, empty frame, request: sent back as it came
            else:
                liveness -= 1
            if time.monotonic() >= next_heartbeat:
                worker.send(HEARTBEAT)
                next_heartbeat = time.monotonic() + heartbeat
        return heard


try:
    with context:
        wait = 1
        while True:
            wait = 1 if work_until_silence() else min(2 * wait, 32)
            print(f"the queue is silent, connecting anew in {wait} s", flush=True)
            time.sleep(wait)
except KeyboardInterrupt:
    print("stopped")
