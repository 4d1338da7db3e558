"""usage: worker.py [tasks] [results] [control] [name]    squares numbers until the sink says that all is done"""
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
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5558", "tcp://127.0.0.1:5559", "Python"]
tasks_endpoint, results_endpoint, control_endpoint, name = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PULL) as tasks, context.socket(zmq.PUSH) as results, context.socket(zmq.SUB) as control:
        # Few tasks wait here: those that do are lost when the worker leaves.
        tasks.rcvhwm = 5
        tasks.rcvbuf = 8192
        control.linger = 0  # a publisher that is gone needs no subscription
        control.subscribe("")
        control.connect(control_endpoint)
        results.connect(results_endpoint)
        tasks.connect(tasks_endpoint)
        print(name, "is ready", flush=True)
        poller = zmq.Poller()
        poller.register(tasks, zmq.POLLIN)
        poller.register(control, zmq.POLLIN)
        done = 0
        while True:
            ready = dict(poller.poll())
            if control in ready and control.recv() == b"kill":
                break
            if tasks in ready:
                number = int(tasks.recv_multipart()[0])
                time.sleep(0.002)
                results.send_multipart([name.encode(), str(number * number).encode()])
                done += 1
        print(f"{name} did {done} tasks")
except KeyboardInterrupt:
    print("stopped")
