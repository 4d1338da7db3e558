"""usage: ventilator.py [tasks] [results] [count] [workers]    waits for the workers (1), then hands out count tasks (100)"""
import signal
import sys
import zmq
import zmq.utils.monitor

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5558", "100", "1"]
tasks_endpoint, results_endpoint, count, workers = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PUSH) as tasks, context.socket(zmq.PUSH) as sink:
        # No more than a few tasks wait for a worker, here and in the system's buffers; the others wait for whoever is free first, or comes later.
        tasks.sndhwm = 5
        tasks.sndbuf = 8192
        with tasks.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED) as monitor:
            tasks.bind(tasks_endpoint)
            print("tasks at", tasks.last_endpoint.decode(), flush=True)
            sink.connect(results_endpoint)
            for _ in range(int(workers)):
                zmq.utils.monitor.recv_monitor_message(monitor)
            tasks.disable_monitor()
        # The sink has to know how many results to wait for.
        sink.send_multipart([b"batch", count.encode()])
        for i in range(1, int(count) + 1):
            tasks.send_multipart([str(i).encode(), bytes(4000)])
        print(f"handed out {count} tasks")
except KeyboardInterrupt:
    print("stopped")
