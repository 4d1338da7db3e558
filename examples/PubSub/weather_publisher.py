"""usage: weather_publisher.py [endpoint] [count]    waits for a subscriber, then publishes count reports (10) for each of three cities"""
import sys
import zmq

CITIES = ["berlin", "lisbon", "oslo"]

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5556"
count = int(arguments[1]) if len(arguments) > 1 else 10

try:
    with zmq.Context() as context, context.socket(zmq.XPUB) as publisher:
        publisher.bind(endpoint)
        print("publishing at", publisher.last_endpoint.decode(), flush=True)
        # The byte 1, then the prefix that is subscribed to.
        subscription = publisher.recv()
        print(f'the first subscriber wants "{subscription[1:].decode()}"')
        for i in range(1, count + 1):
            for city in CITIES:
                publisher.send_multipart([city.encode(), f"{10 + i} degrees".encode()])
        print(f"published {count * len(CITIES)} reports")
except KeyboardInterrupt:
    print("stopped")
