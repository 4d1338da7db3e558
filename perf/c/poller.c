#include "perf.h"
#include <stdio.h>
#include <stdlib.h>

static void receive_ready (zmq_pollitem_t *items, zmq_msg_t *message, const run_t *run)
{
    long i = 0;
    while (!(items[i].revents & ZMQ_POLLIN))
        i++;
    CHECK (zmq_msg_recv (message, items[i].socket, 0) >= 0, "zmq_msg_recv");
    CHECK (zmq_msg_size (message) == run->size, "message of incorrect size received");
}

static void exchange (void *push, zmq_pollitem_t *items, const run_t *run, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_msg_init_size (&message, run->size) == 0, "zmq_msg_init_size");
        CHECK (zmq_msg_send (&message, push, 0) >= 0, "zmq_msg_send");
        CHECK (zmq_poll (items, (int) run->peers, -1) == 1, "zmq_poll");
        receive_ready (items, &message, run);
    }
    zmq_msg_close (&message);
}

void poll_sockets (const run_t *run)
{
    char endpoint[256];
    void *context = open_context (run);
    void *push = open_socket (context, ZMQ_PUSH);
    zmq_pollitem_t *items = calloc ((size_t) run->peers, sizeof *items);
    for (long i = 0; i < run->peers; i++) {
        items[i].socket = open_socket (context, ZMQ_PULL);
        items[i].events = ZMQ_POLLIN;
        snprintf (endpoint, sizeof endpoint, "%s-%ld", run->endpoint, i);
        CHECK (zmq_bind (items[i].socket, endpoint) == 0, "zmq_bind");
        CHECK (zmq_connect (push, endpoint) == 0, "zmq_connect");
    }

    exchange (push, items, run, run->warmup);
    start_t start = measure_start ();
    exchange (push, items, run, run->count);
    report_throughput (run, measure_stop (start));
    for (long i = 0; i < run->peers; i++)
        zmq_close (items[i].socket);
    free (items);
    zmq_close (push);
    zmq_ctx_term (context);
}
