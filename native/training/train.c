/* The workload whose profile the compiler uses for the final build of libzmq (see README.md of the folder above).
 *
 * The message counts are the weights: what runs often here is laid out and inlined as the fast path.
 * Small messages come first because there libzmq's own code is the cost; with large ones it is memcpy and the kernel.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#define TIME_LIMIT_SECONDS 180
#define MAX_SIZE (64 * 1024)
#define KEY_SIZE 41 /* Z85 text of a CURVE key, with its terminator */
#define TOPICS 500 /* below the high watermark: libzmq drops subscriptions beyond it */
#define LAST_TOPIC "zz"

static long divisor = 1;

enum api { MESSAGES, BUFFERS };

/* The managed binding never blocks inside libzmq: it passes ZMQ_DONTWAIT and waits outside, so most runs do the same. */
enum waiting { BLOCK, WAIT_ON_FD, WAIT_IN_ZMQ_POLL };

struct peer {
    void *socket;
    int fd;
    enum api api;
    enum waiting waiting;
    zmq_msg_t received;
    char *buffer;
};

struct run;
typedef void role_fn (struct peer *peer, const struct run *run);

struct run {
    const char *transport;
    int bound_type, connected_type;
    role_fn *bound, *connected;
    size_t size;
    long count;
    int frames; /* per message */
    int window; /* requests under way at one time */
    enum api api;
    enum waiting waiting;
    bool curve;
};

struct side {
    const struct run *run;
    void *context;
    char endpoint[256];
    char server_public[KEY_SIZE], server_secret[KEY_SIZE];
};

static void fail (const char *what)
{
    fprintf (stderr, "training: %s: %s\n", what, zmq_strerror (zmq_errno ()));
    exit (1);
}

static void check (bool ok, const char *what)
{
    if (!ok)
        fail (what);
}

static void on_time_limit (int signal_number)
{
    static const char text[] = "training: time limit reached\n";
    (void) signal_number;
    if (write (STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit (3);
    _exit (2);
}

/* ---- one socket ------------------------------------------------------------------------------------------------ */

static int get_int (void *socket, int option)
{
    int value = 0;
    size_t size = sizeof value;
    check (zmq_getsockopt (socket, option, &value, &size) == 0, "zmq_getsockopt");
    return value;
}

static void set_int (void *socket, int option, int value)
{
    check (zmq_setsockopt (socket, option, &value, sizeof value) == 0, "zmq_setsockopt");
}

static void set_text (void *socket, int option, const char *value)
{
    check (zmq_setsockopt (socket, option, value, strlen (value)) == 0, "zmq_setsockopt");
}

static void peer_open (struct peer *peer, void *socket, const struct run *run)
{
    peer->socket = socket;
    peer->fd = get_int (socket, ZMQ_FD);
    peer->api = run->api;
    peer->waiting = run->waiting;
    peer->buffer = calloc (1, MAX_SIZE);
    check (peer->buffer != NULL, "calloc");
    zmq_msg_init (&peer->received);
}

static void peer_close (struct peer *peer)
{
    zmq_msg_close (&peer->received);
    free (peer->buffer);
    zmq_close (peer->socket);
}

static void wait_until (struct peer *peer, short events)
{
    check (errno == EAGAIN, "send or receive");
    if (peer->waiting == WAIT_IN_ZMQ_POLL) {
        zmq_pollitem_t item = {peer->socket, 0, events, 0};
        check (zmq_poll (&item, 1, -1) >= 0, "zmq_poll");
        return;
    }
    while (!(get_int (peer->socket, ZMQ_EVENTS) & events)) {
        struct pollfd item = {peer->fd, POLLIN, 0};
        check (poll (&item, 1, -1) >= 0, "poll");
    }
}

static int call_flags (const struct peer *peer)
{
    return peer->waiting == BLOCK ? 0 : ZMQ_DONTWAIT;
}

static void send_frame (struct peer *peer, size_t size, bool more)
{
    const int flags = call_flags (peer) | (more ? ZMQ_SNDMORE : 0);
    if (peer->api == BUFFERS) {
        while (zmq_send (peer->socket, peer->buffer, size, flags) < 0)
            wait_until (peer, ZMQ_POLLOUT);
        return;
    }
    zmq_msg_t message;
    check (zmq_msg_init_size (&message, size) == 0, "zmq_msg_init_size");
    memcpy (zmq_msg_data (&message), peer->buffer, size);
    while (zmq_msg_send (&message, peer->socket, flags) < 0)
        wait_until (peer, ZMQ_POLLOUT);
}

/* Leaves the frame in peer->buffer or peer->received; true if more frames of the message follow. */
static bool receive_frame (struct peer *peer, size_t *size)
{
    const int flags = call_flags (peer);
    int received;
    if (peer->api == BUFFERS) {
        while ((received = zmq_recv (peer->socket, peer->buffer, MAX_SIZE, flags)) < 0)
            wait_until (peer, ZMQ_POLLIN);
        *size = (size_t) received;
        return get_int (peer->socket, ZMQ_RCVMORE);
    }
    while (zmq_msg_recv (&peer->received, peer->socket, flags) < 0)
        wait_until (peer, ZMQ_POLLIN);
    *size = zmq_msg_size (&peer->received);
    return zmq_msg_more (&peer->received);
}

static const char *received_data (struct peer *peer)
{
    return peer->api == BUFFERS ? peer->buffer : zmq_msg_data (&peer->received);
}

static void send_message (struct peer *peer, const struct run *run)
{
    for (int frame = 1; frame <= run->frames; frame++)
        send_frame (peer, run->size, frame < run->frames);
}

static void receive_message (struct peer *peer)
{
    size_t size;
    while (receive_frame (peer, &size)) {
    }
}

/* ---- what the two sides of a run do ------------------------------------------------------------------------------ */

static void produce (struct peer *peer, const struct run *run)
{
    for (long i = 0; i < run->count; i++)
        send_message (peer, run);
}

static void consume (struct peer *peer, const struct run *run)
{
    for (long i = 0; i < run->count; i++)
        receive_message (peer);
}

static void request (struct peer *peer, const struct run *run)
{
    for (long i = 0; i < run->count; i += run->window) {
        for (int j = 0; j < run->window; j++)
            send_message (peer, run);
        for (int j = 0; j < run->window; j++)
            receive_message (peer);
    }
}

/* Sends every frame back as it came, the routing id of a ROUTER included. */
static void echo (struct peer *peer, const struct run *run)
{
    for (long i = 0; i < run->count; i++) {
        bool more;
        do {
            size_t size;
            more = receive_frame (peer, &size);
            if (peer->api == BUFFERS) {
                send_frame (peer, size, more);
                continue;
            }
            while (zmq_msg_send (&peer->received, peer->socket, call_flags (peer) | (more ? ZMQ_SNDMORE : 0)) < 0)
                wait_until (peer, ZMQ_POLLOUT);
        } while (more);
    }
}

static void topic_name (char *text, long number)
{
    sprintf (text, "topic.%02ld.%04ld.", number % 7, number);
}

/* An XPUB socket, because it can see when the subscriptions have arrived; PUB shares its code for sending. */
static void publish (struct peer *peer, const struct run *run)
{
    for (int subscriptions = 0; subscriptions < TOPICS + 1; subscriptions++)
        receive_message (peer);
    for (long i = 0; i < run->count; i++) {
        topic_name (peer->buffer, i % (2 * TOPICS)); /* every other topic has no subscriber */
        send_message (peer, run);
    }
    strcpy (peer->buffer, LAST_TOPIC);
    send_message (peer, run);
}

static void subscribe (struct peer *peer, const struct run *run)
{
    char topic[32];
    (void) run;
    for (long i = 0; i < TOPICS; i++) {
        topic_name (topic, 2 * i);
        set_text (peer->socket, ZMQ_SUBSCRIBE, topic);
    }
    set_text (peer->socket, ZMQ_SUBSCRIBE, LAST_TOPIC);
    size_t size;
    do {
        while (receive_frame (peer, &size)) {
        }
    } while (strncmp (received_data (peer), LAST_TOPIC, strlen (LAST_TOPIC)) != 0);
}

/* ---- one run ----------------------------------------------------------------------------------------------------- */

static void *connected_side (void *argument)
{
    const struct side *side = argument;
    const struct run *run = side->run;
    void *socket = zmq_socket (side->context, run->connected_type);
    check (socket != NULL, "zmq_socket");
    if (run->curve) {
        char public[KEY_SIZE], secret[KEY_SIZE];
        check (zmq_curve_keypair (public, secret) == 0, "zmq_curve_keypair");
        set_text (socket, ZMQ_CURVE_SERVERKEY, side->server_public);
        set_text (socket, ZMQ_CURVE_PUBLICKEY, public);
        set_text (socket, ZMQ_CURVE_SECRETKEY, secret);
    }
    check (zmq_connect (socket, side->endpoint) == 0, "zmq_connect");
    struct peer peer;
    peer_open (&peer, socket, run);
    run->connected (&peer, run);
    peer_close (&peer);
    return NULL;
}

static void train (struct run run)
{
    const long window = run.window > 0 ? run.window : 1;
    run.count = (run.count / divisor + window - 1) / window * window;
    struct side side = {.run = &run, .context = zmq_ctx_new ()};
    void *socket = zmq_socket (side.context, run.bound_type);
    check (socket != NULL, "zmq_socket");
    if (run.bound == publish)
        set_int (socket, ZMQ_SNDHWM, 0); /* a dropped LAST_TOPIC would leave the subscriber waiting */
    if (run.curve) {
        check (zmq_curve_keypair (side.server_public, side.server_secret) == 0, "zmq_curve_keypair");
        set_int (socket, ZMQ_CURVE_SERVER, 1);
        set_text (socket, ZMQ_CURVE_SECRETKEY, side.server_secret);
    }
    check (zmq_bind (socket, run.transport) == 0, "zmq_bind");
    size_t endpoint_size = sizeof side.endpoint;
    check (zmq_getsockopt (socket, ZMQ_LAST_ENDPOINT, side.endpoint, &endpoint_size) == 0, "ZMQ_LAST_ENDPOINT");

    pthread_t thread;
    check (pthread_create (&thread, NULL, connected_side, &side) == 0, "pthread_create");
    struct peer peer;
    peer_open (&peer, socket, &run);
    run.bound (&peer, &run);
    pthread_join (thread, NULL);
    peer_close (&peer);
    check (zmq_ctx_term (side.context) == 0, "zmq_ctx_term");
}

/* ---- the workload ------------------------------------------------------------------------------------------------ */

#define INPROC "inproc://training"
#define TCP "tcp://127.0.0.1:*"
#define IPC "ipc://*" /* libzmq makes a temporary directory and removes it */

static void train_streams (void)
{
    static const struct {
        size_t size;
        long count;
    } loads[] = {{16, 400000}, {64, 200000}, {256, 100000}, {1024, 50000}, {16 * 1024, 5000}, {64 * 1024, 2000}};
    static const char *const transports[] = {INPROC, TCP};

    for (size_t t = 0; t < sizeof transports / sizeof *transports; t++)
        for (size_t l = 0; l < sizeof loads / sizeof *loads; l++)
            for (int api = MESSAGES; api <= BUFFERS; api++)
                for (int waiting = BLOCK; waiting <= WAIT_ON_FD; waiting++)
                    train ((struct run){transports[t], ZMQ_PULL, ZMQ_PUSH, consume, produce, loads[l].size,
                                        loads[l].count, .frames = 1, .api = api, .waiting = waiting});
    for (size_t t = 0; t < sizeof transports / sizeof *transports; t++)
        for (int api = MESSAGES; api <= BUFFERS; api++)
            train ((struct run){transports[t], ZMQ_PULL, ZMQ_PUSH, consume, produce, 32, 50000, .frames = 3,
                                .api = api, .waiting = WAIT_ON_FD});
}

static void train_requests (void)
{
    static const char *const transports[] = {INPROC, TCP, IPC};

    for (size_t t = 0; t < sizeof transports / sizeof *transports; t++)
        for (int waiting = BLOCK; waiting <= WAIT_IN_ZMQ_POLL; waiting++)
            for (int api = MESSAGES; api <= BUFFERS; api++) {
                train ((struct run){transports[t], ZMQ_REP, ZMQ_REQ, echo, request, 16, 2000, .frames = 1,
                                    .window = 1, .api = api, .waiting = waiting});
                train ((struct run){transports[t], ZMQ_ROUTER, ZMQ_DEALER, echo, request, 64, 20000, .frames = 2,
                                    .window = 100, .api = api, .waiting = waiting});
            }
}

static void train_topics (void)
{
    static const char *const transports[] = {INPROC, TCP};

    for (size_t t = 0; t < sizeof transports / sizeof *transports; t++)
        for (int api = MESSAGES; api <= BUFFERS; api++)
            train ((struct run){transports[t], ZMQ_XPUB, ZMQ_SUB, publish, subscribe, 64, 100000, .frames = 1,
                                .api = api, .waiting = WAIT_ON_FD});
}

static void train_curve (void)
{
    train ((struct run){TCP, ZMQ_REP, ZMQ_REQ, echo, request, 64, 2000, .frames = 1, .window = 1,
                        .waiting = WAIT_ON_FD, .curve = true});
    train ((struct run){TCP, ZMQ_PULL, ZMQ_PUSH, consume, produce, 64, 100000, .frames = 1, .waiting = WAIT_ON_FD,
                        .curve = true});
    train ((struct run){TCP, ZMQ_PULL, ZMQ_PUSH, consume, produce, 1024, 20000, .frames = 1, .api = BUFFERS,
                        .curve = true});
}

/* The argument divides the counts: an emulator takes the same turns with fewer messages. */
int main (int argument_count, char **arguments)
{
    if (argument_count > 1 && atol (arguments[1]) > 0)
        divisor = atol (arguments[1]);
    signal (SIGALRM, on_time_limit);
    alarm (TIME_LIMIT_SECONDS);
    train_streams ();
    train_requests ();
    train_topics ();
    train_curve ();
    return 0;
}
