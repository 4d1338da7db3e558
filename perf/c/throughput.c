#include "perf.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    void *context;
    const char *endpoint;
    const run_t *run;
} sender_t;

static void send_messages (void *socket, size_t size, long count)
{
    for (long i = 0; i < count; i++) {
        zmq_msg_t message;
        CHECK (zmq_msg_init_size (&message, size) == 0, "zmq_msg_init_size");
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
    }
}

static void send_buffers (void *socket, size_t size, long count)
{
    char *buffer = calloc (1, size + 1);
    for (long i = 0; i < count; i++)
        CHECK (zmq_send (socket, buffer, size, 0) >= 0, "zmq_send");
    free (buffer);
}

static void receive_messages (void *socket, size_t size, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_msg_recv (&message, socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_size (&message) == size, "message of incorrect size received");
    }
    zmq_msg_close (&message);
}

static void receive_buffers (void *socket, size_t size, long count)
{
    char *buffer = malloc (size + 1);
    for (long i = 0; i < count; i++)
        CHECK (zmq_recv (socket, buffer, size, 0) == (int) size, "zmq_recv, or message of incorrect size received");
    free (buffer);
}

static void send_all (void *socket, const run_t *run)
{
    /* One more, whose arrival starts the clock. */
    (run->buffers ? send_buffers : send_messages) (socket, run->size, run->warmup + 1 + run->count);
}

static void receive_all (void *socket, const run_t *run)
{
    void (*receive) (void *, size_t, long) = run->buffers ? receive_buffers : receive_messages;
    receive (socket, run->size, run->warmup + 1);
    start_t start = measure_start ();
    receive (socket, run->size, run->count);
    report_throughput (run, measure_stop (start));
}

static void *sender_thread (void *argument)
{
    sender_t *sender = argument;
    void *socket = open_socket (sender->context, ZMQ_PUSH);
    CHECK (zmq_connect (socket, sender->endpoint) == 0, "zmq_connect");
    send_all (socket, sender->run);
    zmq_close (socket);
    return NULL;
}

void throughput_pair (const run_t *run)
{
    char bound[256];
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_PULL);
    bind_socket (socket, run->endpoint, bound, sizeof bound);
    sender_t sender = {context, bound, run};
    pthread_t thread;
    CHECK (pthread_create (&thread, NULL, sender_thread, &sender) == 0, "pthread_create");
    receive_all (socket, run);
    pthread_join (thread, NULL);
    zmq_close (socket);
    zmq_ctx_term (context);
}

void local_thr (const run_t *run)
{
    char bound[256];
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_PULL);
    bind_socket (socket, run->endpoint, bound, sizeof bound);
    fprintf (stderr, "endpoint: %s\n", bound);
    receive_all (socket, run);
    zmq_close (socket);
    zmq_ctx_term (context);
}

void remote_thr (const run_t *run)
{
    void *context = zmq_ctx_new ();
    void *socket = open_socket (context, ZMQ_PUSH);
    CHECK (zmq_connect (socket, run->endpoint) == 0, "zmq_connect");
    send_all (socket, run);
    zmq_close (socket);
    zmq_ctx_term (context);
}
