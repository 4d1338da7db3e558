#include "perf.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    void *context;
    const char *endpoint;
    const run_t *run;
} replier_t;

/* One message goes to and fro. The requester sends first, the replier receives first. */
static void request_messages (void *socket, size_t size, long count)
{
    zmq_msg_t message;
    CHECK (zmq_msg_init_size (&message, size) == 0, "zmq_msg_init_size");
    memset (zmq_msg_data (&message), 0, size);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
        CHECK (zmq_msg_recv (&message, socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_size (&message) == size, "message of incorrect size received");
    }
    zmq_msg_close (&message);
}

static void request_buffers (void *socket, size_t size, long count)
{
    char *buffer = calloc (1, size + 1);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_send (socket, buffer, size, 0) >= 0, "zmq_send");
        CHECK (zmq_recv (socket, buffer, size, 0) == (int) size, "zmq_recv, or message of incorrect size received");
    }
    free (buffer);
}

static void reply_messages (void *socket, size_t size, long count)
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

static void reply_buffers (void *socket, size_t size, long count)
{
    char *buffer = malloc (size + 1);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_recv (socket, buffer, size, 0) == (int) size, "zmq_recv, or message of incorrect size received");
        CHECK (zmq_send (socket, buffer, size, 0) >= 0, "zmq_send");
    }
    free (buffer);
}

static void request_all (void *socket, const run_t *run)
{
    void (*request) (void *, size_t, long) = run->api == API_SPAN ? request_buffers : request_messages;
    request (socket, run->size, run->warmup);
    start_t start = measure_start ();
    request (socket, run->size, run->count);
    report_latency (run, measure_stop (start));
}

static void reply_all (void *socket, const run_t *run)
{
    (run->api == API_SPAN ? reply_buffers : reply_messages) (socket, run->size, run->warmup + run->count);
}

static void *replier_thread (void *argument)
{
    replier_t *replier = argument;
    void *socket = open_socket (replier->context, ZMQ_REP);
    CHECK (zmq_connect (socket, replier->endpoint) == 0, "zmq_connect");
    reply_all (socket, replier->run);
    zmq_close (socket);
    return NULL;
}

void latency_pair (const run_t *run)
{
    char bound[256];
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_REQ);
    bind_socket (socket, run->endpoint, bound, sizeof bound);
    replier_t replier = {context, bound, run};
    pthread_t thread;
    CHECK (pthread_create (&thread, NULL, replier_thread, &replier) == 0, "pthread_create");
    request_all (socket, run);
    pthread_join (thread, NULL);
    zmq_close (socket);
    zmq_ctx_term (context);
}

void local_lat (const run_t *run)
{
    char bound[256];
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_REP);
    bind_socket (socket, run->endpoint, bound, sizeof bound);
    fprintf (stderr, "endpoint: %s\n", bound);
    reply_all (socket, run);
    zmq_close (socket);
    zmq_ctx_term (context);
}

void remote_lat (const run_t *run)
{
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_REQ);
    CHECK (zmq_connect (socket, run->endpoint) == 0, "zmq_connect");
    request_all (socket, run);
    zmq_close (socket);
    zmq_ctx_term (context);
}
