"""usage: server.py [endpoint] [threads]    answers requests with several threads (5); the clients are those of RequestReply"""
import signal
import sys
import threading
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5555", "5"]
endpoint, threads = arguments + defaults[len(arguments):]


def work(number):
    answered = 0
    with context.socket(zmq.REP) as worker:
        worker.connect("inproc://workers")
        try:
            while True:
                worker.send_string(f"Hello {worker.recv_string()} from thread {number}")
                answered += 1
        except zmq.ContextTerminated:
            print(f"thread {number} answered {answered} requests", flush=True)


with context.socket(zmq.ROUTER) as frontend, context.socket(zmq.DEALER) as backend:
    backend.bind("inproc://workers")
    frontend.bind(endpoint)
    print("serving at", frontend.last_endpoint.decode(), "with", threads, "threads", flush=True)
    for i in range(1, int(threads) + 1):
        threading.Thread(target=work, args=[i]).start()
    try:
        zmq.proxy(frontend, backend)
    except KeyboardInterrupt:
        print("stopped", flush=True)
# Ends what waits in the threads, and waits until their sockets are closed.
context.term()
