"""usage: naive.py [tasks] [weather] [count]    looks at one socket after the other, over and over: do not do this"""
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
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5556", "100"]
tasks_endpoint, weather_endpoint, count = arguments + defaults[len(arguments):]


def read(socket):
    number = 0
    try:
        while True:
            socket.recv(zmq.DONTWAIT)
            number += 1
    except zmq.Again:
        return number


try:
    with context, context.socket(zmq.PULL) as tasks, context.socket(zmq.SUB) as weather:
        tasks.connect(tasks_endpoint)
        weather.linger = 0  # a publisher that is gone needs no subscription
        weather.subscribe("")
        weather.connect(weather_endpoint)
        done = reports = 0
        while done < int(count) or reports < int(count):
            done += read(tasks)
            reports += read(weather)
            time.sleep(0.001)
        print(f"{count} tasks and {count} reports, at least")
except KeyboardInterrupt:
    print("stopped")
