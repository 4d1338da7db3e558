"""usage: poller.py [tasks] [weather] [count]    sleeps until one of the sockets has something"""
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
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5556", "100"]
tasks_endpoint, weather_endpoint, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PULL) as tasks, context.socket(zmq.SUB) as weather:
        tasks.connect(tasks_endpoint)
        weather.linger = 0  # a publisher that is gone needs no subscription
        weather.subscribe("")
        weather.connect(weather_endpoint)
        poller = zmq.Poller()
        poller.register(tasks, zmq.POLLIN)
        poller.register(weather, zmq.POLLIN)
        read = {tasks: 0, weather: 0}
        while min(read.values()) < int(count):
            for socket, _ in poller.poll():
                socket.recv()
                read[socket] += 1
        print(f"{count} tasks and {count} reports, at least")
except KeyboardInterrupt:
    print("stopped")
