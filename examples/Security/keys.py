"""usage: keys.py [folder]    makes certificates: server and alice, who may connect, and mallory, who may not"""
import os
import shutil
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
folder = arguments[0] if arguments else "certificates"

clients = os.path.join(folder, "clients")
os.makedirs(clients, exist_ok=True)
for name in ["server", "alice", "mallory"]:
    public_file, _ = zmq.auth.create_certificates(folder, name)
    if name == "alice":
        shutil.copy(public_file, clients)
    public_key, _ = zmq.auth.load_certificate(public_file)
    print(f"{name}: {public_key.decode()}")
