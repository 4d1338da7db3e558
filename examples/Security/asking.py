"""A client that was refused would wait for ever: the monitor tells it."""
import zmq
import zmq.utils.monitor


def ask(client, endpoint, name):
    with client.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH) as monitor:
        client.connect(endpoint)
        handshake = zmq.utils.monitor.recv_monitor_message(monitor)
        client.disable_monitor()
    if handshake["event"] == zmq.EVENT_HANDSHAKE_FAILED_AUTH:
        print(f"{name} was refused, status {handshake['value']}")
    else:
        client.send_string(name)
        print(client.recv_string())
