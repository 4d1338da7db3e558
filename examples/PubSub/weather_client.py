"""usage: weather_client.py [endpoint] [zip] [count]    averages the temperature of a place (10001) over count reports (20)"""
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
defaults = ["tcp://127.0.0.1:5556", "10001", "20"]
endpoint, zip_code, count = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.SUB) as subscriber:
        subscriber.linger = 0  # a publisher that is gone needs no subscription
        subscriber.subscribe(zip_code + " ")
        subscriber.connect(endpoint)
        total = 0
        for _ in range(int(count)):
            _, temperature, _ = subscriber.recv_string().split()
            total += int(temperature)
        print(f"{count} reports for {zip_code}, average temperature {total // int(count)}")
except KeyboardInterrupt:
    print("stopped")
