/* Proves a built libzmq from the outside: the capabilities that the arguments name, and one message over an encrypted connection.
   Prints one line and returns 0, or says what is wrong and returns 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#define KEY_SIZE 41 /* Z85 text of a CURVE key, with its terminator */
#define TIMEOUT_MS 5000

static void check (int ok, const char *what)
{
    if (!ok) {
        fprintf (stderr, "%s: %s\n", what, zmq_strerror (zmq_errno ()));
        exit (1);
    }
}

static void check_capability (const char *name)
{
    if (!zmq_has (name)) {
        fprintf (stderr, "zmq_has (\"%s\") says no.\n", name);
        exit (1);
    }
}

static void *open_socket (void *context, int type)
{
    const int linger = 0, timeout = TIMEOUT_MS;
    void *socket = zmq_socket (context, type);
    check (socket != NULL, "zmq_socket");
    zmq_setsockopt (socket, ZMQ_LINGER, &linger, sizeof linger);
    zmq_setsockopt (socket, ZMQ_SNDTIMEO, &timeout, sizeof timeout);
    zmq_setsockopt (socket, ZMQ_RCVTIMEO, &timeout, sizeof timeout);
    return socket;
}

static void set_key (void *socket, int option, const char *key)
{
    check (zmq_setsockopt (socket, option, key, KEY_SIZE - 1) == 0, "CURVE key");
}

static void exchange_with_curve (void)
{
    char server_public[KEY_SIZE], server_secret[KEY_SIZE], client_public[KEY_SIZE], client_secret[KEY_SIZE];
    check (zmq_curve_keypair (server_public, server_secret) == 0, "zmq_curve_keypair");
    check (zmq_curve_keypair (client_public, client_secret) == 0, "zmq_curve_keypair");

    void *context = zmq_ctx_new ();
    void *server = open_socket (context, ZMQ_REP);
    const int is_server = 1;
    check (zmq_setsockopt (server, ZMQ_CURVE_SERVER, &is_server, sizeof is_server) == 0, "ZMQ_CURVE_SERVER");
    set_key (server, ZMQ_CURVE_SECRETKEY, server_secret);
    check (zmq_bind (server, "tcp://127.0.0.1:*") == 0, "zmq_bind");
    char endpoint[256];
    size_t size = sizeof endpoint;
    check (zmq_getsockopt (server, ZMQ_LAST_ENDPOINT, endpoint, &size) == 0, "ZMQ_LAST_ENDPOINT");

    void *client = open_socket (context, ZMQ_REQ);
    set_key (client, ZMQ_CURVE_SERVERKEY, server_public);
    set_key (client, ZMQ_CURVE_PUBLICKEY, client_public);
    set_key (client, ZMQ_CURVE_SECRETKEY, client_secret);
    check (zmq_connect (client, endpoint) == 0, "zmq_connect");

    char buffer[8];
    check (zmq_send (client, "secret", 6, 0) == 6, "send over CURVE");
    check (zmq_recv (server, buffer, sizeof buffer, 0) == 6 && memcmp (buffer, "secret", 6) == 0, "receive over CURVE");
    zmq_close (client);
    zmq_close (server);
    check (zmq_ctx_term (context) == 0, "zmq_ctx_term");
}

int main (int argument_count, char **arguments)
{
    int major, minor, patch;
    zmq_version (&major, &minor, &patch);
    for (int i = 1; i < argument_count; i++)
        check_capability (arguments[i]);
    exchange_with_curve ();
    printf ("libzmq %d.%d.%d with", major, minor, patch);
    for (int i = 1; i < argument_count; i++)
        printf (" %s", arguments[i]);
    printf ("; a message went over CURVE\n");
    return 0;
}
