"""usage: plain_client.py [endpoint] [user] [password]    asks with user name and password"""
import asking
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
defaults = ["tcp://127.0.0.1:9001", "alice", "secret"]
endpoint, user, password = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.REQ) as client:
        client.plain_username = user.encode()
        client.plain_password = password.encode()
        asking.ask(client, endpoint, user)
except KeyboardInterrupt:
    print("stopped")
