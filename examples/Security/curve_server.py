"""usage: curve_server.py [endpoint] [folder]    answers those whose certificate is in the folder clients"""
import os
import signal
import sys
import zmq
import zmq.auth
import zmq.auth.thread

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:9000", "certificates"]
endpoint, folder = arguments + defaults[len(arguments):]

authenticator = zmq.auth.thread.ThreadAuthenticator(context)
authenticator.start()
try:
    authenticator.configure_curve(domain="example", location=os.path.join(folder, "clients"))
    with context.socket(zmq.REP) as server:
        server.curve_publickey, server.curve_secretkey = zmq.auth.load_certificate(os.path.join(folder, "server.key_secret"))
        server.curve_server = True
        server.zap_domain = b"example"
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        while True:
            server.send_string(server.recv_string() + ", you are in")
except KeyboardInterrupt:
    print("stopped")
finally:
    authenticator.stop()
    context.term()
