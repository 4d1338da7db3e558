"""usage: worker.py [tasks-endpoint] [results-endpoint] [name]    works until the boss has no more tasks"""
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5558", "Python"]
tasks_endpoint, results_endpoint, name = arguments + defaults[len(arguments):]

try:
    with zmq.Context() as context, context.socket(zmq.PULL) as tasks, context.socket(zmq.PUSH) as results:
        tasks.connect(tasks_endpoint)
        results.connect(results_endpoint)
        done = 0
        while (task := tasks.recv_string()) != ".":
            if task == "?":
                results.send_string(name)
            else:
                results.send_multipart([name.encode(), task.encode(), str(int(task) ** 2).encode()])
                done += 1
        print(f"{name} did {done} tasks")
except KeyboardInterrupt:
    print("stopped")
