"""usage: async.py [tasks] [weather] [count]    one loop for each socket"""
import asyncio
import signal
import sys
import zmq
import zmq.asyncio

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.asyncio.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:5557", "tcp://127.0.0.1:5556", "100"]
tasks_endpoint, weather_endpoint, count = arguments + defaults[len(arguments):]


async def read(socket):
    for _ in range(int(count)):
        await socket.recv()


async def main():
    with context, context.socket(zmq.PULL) as tasks, context.socket(zmq.SUB) as weather:
        tasks.connect(tasks_endpoint)
        weather.linger = 0  # a publisher that is gone needs no subscription
        weather.subscribe("")
        weather.connect(weather_endpoint)
        await asyncio.gather(read(tasks), read(weather))
        print(f"{count} tasks and {count} reports, at least")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped")
