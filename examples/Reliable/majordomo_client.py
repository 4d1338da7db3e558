"""usage: majordomo_client.py [endpoint] [service] [count] [timeout]    asks a service (echo) count times (10); timeout in ms"""
import signal
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5555", "echo", "10", "2500"]
endpoint, service, count, timeout = arguments + defaults[len(arguments):]
ATTEMPTS = 4


def ask(request):
    for _ in range(ATTEMPTS):
        with context.socket(zmq.REQ) as client:
            client.linger = 0
            client.connect(endpoint)
            client.send_multipart([b"MDPC01", service.encode(), request.encode()])
            if client.poll(int(timeout)):
                return client.recv_multipart()[2].decode()


try:
    with context:
        for i in range(1, int(count) + 1):
            reply = ask(f"request {i}")
            print(reply or f"nobody answers for {service}", flush=True)
            if not reply:
                break
except KeyboardInterrupt:
    print("stopped")
