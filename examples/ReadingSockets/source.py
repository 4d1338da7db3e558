"""usage: source.py [tasks] [weather] [interval]    sends tasks and weather, every so many milliseconds (10)"""
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
context.linger = 0
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5556", "10"]
tasks_endpoint, weather_endpoint, interval = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.PUSH) as tasks, context.socket(zmq.PUB) as weather:
        tasks.bind(tasks_endpoint)
        weather.bind(weather_endpoint)
        print("tasks at", tasks.last_endpoint.decode(), "weather at", weather.last_endpoint.decode(), flush=True)
        while True:
            time.sleep(int(interval) / 1000)
            if tasks.poll(0, zmq.POLLOUT):
                tasks.send_string("task")
            weather.send_string("weather")
except KeyboardInterrupt:
    print("stopped")
