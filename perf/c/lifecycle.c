#include "perf.h"
#include <stdio.h>

static void open_contexts (long count)
{
    for (long i = 0; i < count; i++) {
        void *context = zmq_ctx_new ();
        CHECK (context, "zmq_ctx_new");
        zmq_close (open_socket (context, ZMQ_DEALER));
        CHECK (zmq_ctx_term (context) == 0, "zmq_ctx_term");
    }
}

void cycle_contexts (const run_t *run)
{
    open_contexts (run->warmup);
    start_t start = measure_start ();
    open_contexts (run->count);
    report_rate (run, measure_stop (start));
}

static void open_sockets (void *context, long count)
{
    for (long i = 0; i < count; i++)
        zmq_close (open_socket (context, ZMQ_DEALER));
}

void cycle_sockets (const run_t *run)
{
    void *context = zmq_ctx_new ();
    /* A thread of libzmq closes them, which may lag behind. */
    CHECK (zmq_ctx_set (context, ZMQ_MAX_SOCKETS, (int) (run->warmup + run->count)) == 0, "zmq_ctx_set");
    open_sockets (context, run->warmup);
    start_t start = measure_start ();
    open_sockets (context, run->count);
    report_rate (run, measure_stop (start));
    zmq_ctx_term (context);
}

void first_reply (const run_t *run)
{
    char bound[256], buffer[16];
    void *context = zmq_ctx_new ();
    void *server = open_socket (context, ZMQ_REP);
    bind_socket (server, run->endpoint, bound, sizeof bound);
    void *client = open_socket (context, ZMQ_REQ);
    CHECK (zmq_connect (client, bound) == 0, "zmq_connect");
    CHECK (zmq_send (client, "Hello", 5, 0) == 5, "zmq_send");
    CHECK (zmq_recv (server, buffer, sizeof buffer, 0) == 5, "zmq_recv");
    CHECK (zmq_send (server, "World", 5, 0) == 5, "zmq_send");
    CHECK (zmq_recv (client, buffer, sizeof buffer, 0) == 5, "zmq_recv");
    /* Whoever has started the program stops the clock when it comes. */
    printf ("%.5s", buffer);
    fflush (stdout);
    zmq_close (client);
    zmq_close (server);
    zmq_ctx_term (context);
}
