"""usage: factor_worker.py [endpoint]    answers requests with the prime factors of a number, for ever; the endpoint is tcp://127.0.0.1:5560 unless given"""
import asyncio
import sys

import zmq
import zmq.asyncio


def factors(number):
    found, divisor = [], 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            found.append(divisor)
            number //= divisor
        divisor += 1
    return found + [number] if number > 1 else found


async def main(endpoint):
    with zmq.asyncio.Context() as context, context.socket(zmq.REP) as socket:
        socket.connect(endpoint)
        print("working for", endpoint, flush=True)
        while True:
            number = int(await socket.recv_string())
            await socket.send_string(" ".join(map(str, factors(number))))


if sys.argv[1:2] in (["--help"], ["-h"]):
    sys.exit(__doc__)
try:
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "tcp://127.0.0.1:5560"))
except KeyboardInterrupt:
    print("stopped")
