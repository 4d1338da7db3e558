"""usage: clients.py [endpoint] [clients] [count]    many clients (10) at once, each sends count requests (10)"""
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
defaults = ["tcp://127.0.0.1:5555", "10", "10"]
endpoint, clients, count = arguments + defaults[len(arguments):]


async def ask(number):
    with context.socket(zmq.REQ) as client:
        client.connect(endpoint)
        replies = 0
        for _ in range(int(count)):
            await client.send_string(f"client {number}")
            replies += f"client {number}" in await client.recv_string()
        return replies


async def main():
    with context:
        replies = await asyncio.gather(*(ask(number) for number in range(1, int(clients) + 1)))
        print(f"{clients} clients got {sum(replies)} replies")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped")
