#include "perf.h"
#include <pthread.h>

/* Messages under way: enough that nobody waits for a single one, within the default high watermarks. */
enum { window = 100 };

typedef struct {
    void *socket;
    const run_t *run;
} router_t;

static void *router_thread (void *argument)
{
    router_t *router = argument;
    zmq_msg_t id, message;
    zmq_msg_init (&id);
    zmq_msg_init (&message);
    for (long i = 0; i < router->run->warmup + router->run->count; i++) {
        CHECK (zmq_msg_recv (&id, router->socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_recv (&message, router->socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_send (&id, router->socket, ZMQ_SNDMORE) >= 0, "zmq_msg_send");
        CHECK (zmq_msg_send (&message, router->socket, 0) >= 0, "zmq_msg_send");
    }
    zmq_msg_close (&id);
    zmq_msg_close (&message);
    zmq_close (router->socket);
    return NULL;
}

static void send_requests (void *socket, size_t size, long count)
{
    for (long i = 0; i < count; i++) {
        zmq_msg_t message;
        CHECK (zmq_msg_init_size (&message, size) == 0, "zmq_msg_init_size");
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
    }
}

static void exchange (void *socket, size_t size, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_msg_recv (&message, socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_size (&message) == size, "message of incorrect size received");
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
    }
    zmq_msg_close (&message);
}

static void receive_replies (void *socket, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < count; i++)
        CHECK (zmq_msg_recv (&message, socket, 0) >= 0, "zmq_msg_recv");
    zmq_msg_close (&message);
}

void router_echo (const run_t *run)
{
    char bound[256];
    void *context = open_context (run);
    /* The last of them are left unanswered until the clock has stopped. */
    run_t all = *run;
    all.count += window;
    router_t router = {open_socket (context, ZMQ_ROUTER), &all};
    bind_socket (router.socket, run->endpoint, bound, sizeof bound);
    void *socket = open_socket (context, ZMQ_DEALER);
    CHECK (zmq_connect (socket, bound) == 0, "zmq_connect");
    pthread_t thread;
    CHECK (pthread_create (&thread, NULL, router_thread, &router) == 0, "pthread_create");

    send_requests (socket, run->size, window);
    exchange (socket, run->size, run->warmup);
    start_t start = measure_start ();
    exchange (socket, run->size, run->count);
    report_throughput (run, measure_stop (start));
    receive_replies (socket, window);
    pthread_join (thread, NULL);
    zmq_close (socket);
    zmq_ctx_term (context);
}
