"""usage: boss.py [tasks-endpoint] [results-endpoint] [workers] [count]    waits for the workers (1), then hands out count tasks (100)"""
import collections
import sys
import time
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5558", "1", "100"]
tasks_endpoint, results_endpoint, workers, count = arguments + defaults[len(arguments):]
workers, count = int(workers), int(count)


def wait_for_workers(tasks, results):
    """A PUSH hands messages to the workers in turn, and to those only that are connected. So the boss asks until all have answered."""
    present = set()
    while len(present) < workers:
        tasks.send_string("?")
        name = results.recv_multipart()[0]
        if name in present:
            time.sleep(0.02)
        present.add(name)


try:
    with zmq.Context() as context, context.socket(zmq.PUSH) as tasks, context.socket(zmq.PULL) as results:
        tasks.bind(tasks_endpoint)
        results.bind(results_endpoint)
        print("tasks at", tasks.last_endpoint.decode(), "results at", results.last_endpoint.decode(), flush=True)
        wait_for_workers(tasks, results)
        for i in range(1, count + 1):
            tasks.send_string(str(i))
        done, total = collections.Counter(), 0
        for _ in range(count):
            name, _, square = results.recv_multipart()
            done[name.decode()] += 1
            total += int(square)
        for _ in range(workers):
            tasks.send_string(".")
        shares = ", ".join(f"{number} by {name}" for name, number in sorted(done.items()))
        print(f"the squares of 1 to {count} add up to {total}: {shares}")
except KeyboardInterrupt:
    print("stopped")
