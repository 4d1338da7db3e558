"""usage: curve_client.py [endpoint] [folder] [name]    asks with the certificate of that name (alice)"""
import asking
import os
import signal
import sys
import zmq
import zmq.auth

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:9000", "certificates", "alice"]
endpoint, folder, name = arguments + defaults[len(arguments):]

try:
    with context, context.socket(zmq.REQ) as client:
        client.curve_publickey, client.curve_secretkey = zmq.auth.load_certificate(os.path.join(folder, name + ".key_secret"))
        client.curve_serverkey, _ = zmq.auth.load_certificate(os.path.join(folder, "server.key"))
        asking.ask(client, endpoint, name)
except KeyboardInterrupt:
    print("stopped")
