#include "perf.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    void *context;
    const char *endpoint;
    const run_t *run;
} sender_t;

static void send_messages (void *socket, const run_t *run, long count)
{
    for (long i = 0; i < count; i++) {
        zmq_msg_t message;
        CHECK (zmq_msg_init_size (&message, run->size) == 0, "zmq_msg_init_size");
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
    }
}

static void send_multipart (void *socket, const run_t *run, long count)
{
    for (long i = 0; i < count; i++) {
        for (long frame = 1; frame <= run->frames; frame++) {
            zmq_msg_t message;
            CHECK (zmq_msg_init_size (&message, run->size) == 0, "zmq_msg_init_size");
            CHECK (zmq_msg_send (&message, socket, frame < run->frames ? ZMQ_SNDMORE : 0) >= 0, "zmq_msg_send");
        }
    }
}

static void send_buffers (void *socket, const run_t *run, long count)
{
    char *buffer = calloc (1, run->size + 1);
    for (long i = 0; i < count; i++)
        CHECK (zmq_send (socket, buffer, run->size, 0) >= 0, "zmq_send");
    free (buffer);
}

static void leave (void *data, void *hint)
{
    (void) data;
    (void) hint;
}

static void send_wrapped (void *socket, const run_t *run, long count)
{
    /* libzmq may still read it when the last call has returned. */
    static char *buffer;
    buffer = buffer ? buffer : calloc (1, run->size + 1);
    for (long i = 0; i < count; i++) {
        zmq_msg_t message;
        CHECK (zmq_msg_init_data (&message, buffer, run->size, leave, NULL) == 0, "zmq_msg_init_data");
        CHECK (zmq_msg_send (&message, socket, 0) >= 0, "zmq_msg_send");
    }
}

static void receive_messages (void *socket, const run_t *run, long count)
{
    zmq_msg_t message;
    zmq_msg_init (&message);
    for (long i = 0; i < count; i++) {
        CHECK (zmq_msg_recv (&message, socket, 0) >= 0, "zmq_msg_recv");
        CHECK (zmq_msg_size (&message) == run->size, "message of incorrect size received");
    }
    zmq_msg_close (&message);
}

static void receive_buffers (void *socket, const run_t *run, long count)
{
    char *buffer = malloc (run->size + 1);
    for (long i = 0; i < count; i++)
        CHECK (zmq_recv (socket, buffer, run->size, 0) == (int) run->size, "zmq_recv, or message of incorrect size received");
    free (buffer);
}

static void send_all (void *socket, const run_t *run)
{
    static void (*const senders[]) (void *, const run_t *, long) = {
      [API_FRAME] = send_messages, [API_SPAN] = send_buffers, [API_COPY] = send_buffers, [API_WRAP] = send_wrapped};
    (run->frames > 1 ? send_multipart : senders[run->api]) (socket, run, run->warmup + run->count);
}

/* The arrival of the first measured message starts the clock, as in libzmq's programs. */
static void receive_all (void *socket, const run_t *run)
{
    void (*receive) (void *, const run_t *, long) = run->api == API_SPAN ? receive_buffers : receive_messages;
    receive (socket, run, (run->warmup + 1) * run->frames);
    start_t start = measure_start ();
    receive (socket, run, (run->count - 1) * run->frames);
    report_throughput (run, measure_stop (start));
}

static void *sender_thread (void *argument)
{
    sender_t *sender = argument;
    void *socket = open_socket (sender->context, ZMQ_PUSH);
    secure_client (socket, sender->run);
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
    secure_server (socket, run);
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
    secure_server (socket, run);
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
    secure_client (socket, run);
    CHECK (zmq_connect (socket, run->endpoint) == 0, "zmq_connect");
    send_all (socket, run);
    zmq_close (socket);
    zmq_ctx_term (context);
}
