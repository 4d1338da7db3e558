"""usage: weather_subscriber.py [endpoint] [count] [city]    shows count reports (10) for the city (berlin)"""
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5556"
count = int(arguments[1]) if len(arguments) > 1 else 10
city = arguments[2] if len(arguments) > 2 else "berlin"

try:
    with zmq.Context() as context, context.socket(zmq.SUB) as subscriber:
        subscriber.subscribe(city)
        subscriber.connect(endpoint)
        for _ in range(count):
            _, report = subscriber.recv_multipart()
        print(f'got {count} reports for {city}, the last one "{report.decode()}"')
except KeyboardInterrupt:
    print("stopped")
