"""usage: plain_server.py [endpoint] [user] [password]    answers those who know the password"""
import signal
import sys
import zmq
import zmq.auth.thread

arguments = sys.argv[1:]
if arguments[:1] in (["--help"], ["-h"]):
    print(__doc__)
    sys.exit()
signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the program as Ctrl-C does
context = zmq.Context()
context.linger = 5000  # milliseconds: how long the end waits for what is still to be sent
defaults = ["tcp://127.0.0.1:9001", "alice", "secret"]
endpoint, user, password = arguments + defaults[len(arguments):]

authenticator = zmq.auth.thread.ThreadAuthenticator(context)
authenticator.start()
try:
    authenticator.configure_plain(domain="example", passwords={user: password})
    with context.socket(zmq.REP) as server:
        server.plain_server = True
        server.zap_domain = b"example"
        server.bind(endpoint)
        print("serving at", server.last_endpoint.decode(), flush=True)
        while True:
            # What a client sends carries the name that it was let in with.
            request = server.recv(copy=False)
            server.send_string(request["User-Id"] + ", you are in")
except KeyboardInterrupt:
    print("stopped")
finally:
    authenticator.stop()
    context.term()
