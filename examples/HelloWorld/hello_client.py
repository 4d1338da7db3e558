"""usage: hello_client.py [endpoint] [count]    sends count requests (10)"""
import sys
import zmq

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    sys.exit(__doc__)
endpoint = arguments[0] if arguments else "tcp://127.0.0.1:5555"
count = int(arguments[1]) if len(arguments) > 1 else 10

try:
    with zmq.Context() as context, context.socket(zmq.REQ) as client:
        client.connect(endpoint)
        for i in range(1, count + 1):
            client.send_string(f"Python {i}")
            reply = client.recv_string()
        print(f'got {count} replies, the last one "{reply}"')
except KeyboardInterrupt:
    print("stopped")
