#include "perf.h"
#include <pthread.h>
#include <stdlib.h>

/* Within the default high watermarks: one subscriber is read for a while, then the next. */
enum { burst = 100 };

typedef struct {
    void *socket;
    const run_t *run;
} publisher_t;

static void *publisher_thread (void *argument)
{
    publisher_t *publisher = argument;
    const run_t *run = publisher->run;
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < run->peers; i++)
        CHECK (zmq_msg_recv (&message, publisher->socket, 0) >= 0, "zmq_msg_recv of a subscription");
    for (long i = 0; i < run->warmup + run->count; i++) {
        CHECK (zmq_msg_init_size (&message, run->size) == 0, "zmq_msg_init_size");
        CHECK (zmq_msg_send (&message, publisher->socket, 0) >= 0, "zmq_msg_send");
    }
    zmq_close (publisher->socket);
    return NULL;
}

static void *subscribe (void *context, const char *endpoint)
{
    void *socket = open_socket (context, ZMQ_SUB);
    CHECK (zmq_setsockopt (socket, ZMQ_SUBSCRIBE, "", 0) == 0, "zmq_setsockopt");
    CHECK (zmq_connect (socket, endpoint) == 0, "zmq_connect");
    return socket;
}

static void receive_all (void **sockets, const run_t *run, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long left = count; left > 0; left -= burst) {
        for (long peer = 0; peer < run->peers; peer++) {
            for (long i = 0; i < burst && i < left; i++) {
                CHECK (zmq_msg_recv (&message, sockets[peer], 0) >= 0, "zmq_msg_recv");
                CHECK (zmq_msg_size (&message) == run->size, "message of incorrect size received");
            }
        }
    }
    zmq_msg_close (&message);
}

void fan_out (const run_t *run)
{
    char bound[256];
    void *context = open_context (run);
    publisher_t publisher = {open_socket (context, ZMQ_XPUB), run};
    /* Every subscription is told, and no message is dropped. */
    set_option (publisher.socket, ZMQ_XPUB_VERBOSE, 1);
    set_option (publisher.socket, ZMQ_XPUB_NODROP, 1);
    bind_socket (publisher.socket, run->endpoint, bound, sizeof bound);
    void **sockets = calloc ((size_t) run->peers, sizeof *sockets);
    for (long i = 0; i < run->peers; i++)
        sockets[i] = subscribe (context, bound);

    pthread_t thread;
    CHECK (pthread_create (&thread, NULL, publisher_thread, &publisher) == 0, "pthread_create");
    receive_all (sockets, run, run->warmup);
    start_t start = measure_start ();
    receive_all (sockets, run, run->count);
    spent_t spent = measure_stop (start);
    pthread_join (thread, NULL);

    /* What counts is what arrives. */
    run_t received = *run;
    received.count *= run->peers;
    report_throughput (&received, spent);
    for (long i = 0; i < run->peers; i++)
        zmq_close (sockets[i]);
    free (sockets);
    zmq_ctx_term (context);
}
