"""usage: factor_front.py [endpoint] [count]    has workers find the prime factors of 2 to count + 1 (100), all at once, and checks them;
the endpoint is tcp://127.0.0.1:5560 unless given"""
import asyncio
import math
import sys

import zmq
import zmq.asyncio


async def main(endpoint, count):
    numbers = range(2, count + 2)
    with zmq.asyncio.Context() as context, context.socket(zmq.DEALER) as socket:
        socket.linger = 0
        socket.bind(endpoint)
        print("workers connect to", socket.last_endpoint.decode().rstrip("\0"), flush=True)

        async def ask():
            for number in numbers:
                # The frames up to the empty one come back with the reply.
                await socket.send_multipart([str(number).encode(), b"", str(number).encode()])

        async def check():
            for _ in numbers:
                number, _, reply = await socket.recv_multipart()
                assert math.prod(map(int, reply.split())) == int(number), f"{number}: {reply}"

        await asyncio.gather(ask(), check())
    print(f"got the factors of {count} numbers")


if sys.argv[1:2] in (["--help"], ["-h"]):
    sys.exit(__doc__)
try:
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "tcp://127.0.0.1:5560", int(sys.argv[2]) if len(sys.argv) > 2 else 100))
except KeyboardInterrupt:
    print("stopped")
