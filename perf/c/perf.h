/* The C side of the comparison: the same programs, arguments and output lines as ZmqInterop.Perf. */
#ifndef ZMQINTEROP_PERF_H
#define ZMQINTEROP_PERF_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <zmq.h>

/* How messages are made and taken. The receiver of COPY and WRAP takes frames. */
typedef enum {
    API_FRAME, /* zmq_msg_send of a new message, zmq_msg_recv */
    API_SPAN,  /* zmq_send and zmq_recv */
    API_COPY,  /* zmq_send of memory of the program */
    API_WRAP,  /* zmq_msg_init_data around memory of the program */
} api_t;

typedef struct {
    const char *endpoint;
    size_t size;
    long count;  /* measured messages or round trips */
    long warmup; /* the same before the clock starts */
    long frames; /* frames of a message */
    long peers;  /* subscribers, or sockets that are polled */
    api_t api;
    bool curve;
    bool stats;
} run_t;

typedef struct {
    double seconds;
    double cpu_seconds; /* of the whole process, I/O threads included */
} spent_t;

typedef struct {
    double wall, cpu;
} start_t;

start_t measure_start (void);
spent_t measure_stop (start_t start);

void die (const char *what);
#define CHECK(condition, what) \
    do { \
        if (!(condition)) \
            die (what); \
    } while (0)

void *open_socket (void *context, int type);
/* A context for the sockets of so many peers. */
void *open_context (const run_t *run);
void set_option (void *socket, int option, int value);
/* The endpoint with its wildcards resolved. */
void bind_socket (void *socket, const char *endpoint, char *bound, size_t capacity);

/* Both ends in this process, two threads, one context. */
void throughput_pair (const run_t *run);
void latency_pair (const run_t *run);

void local_thr (const run_t *run);
void remote_thr (const run_t *run);
void local_lat (const run_t *run);
void remote_lat (const run_t *run);

/* CURVE, if the run asks for it, with the keys of libzmq's programs, so that both can be paired. */
void secure_server (void *socket, const run_t *run);
void secure_client (void *socket, const run_t *run);

/* XPUB to many SUB, each of which gets everything. */
void fan_out (const run_t *run);
/* DEALER to ROUTER and back, a number of messages under way. */
void router_echo (const run_t *run);
/* One thread sends, polls many sockets and receives from the one that is ready. */
void poll_sockets (const run_t *run);
/* Opens and closes again and again: a context with a socket, or sockets of one context. */
void cycle_contexts (const run_t *run);
void cycle_sockets (const run_t *run);
/* One request and its reply over tcp, and the end. */
void first_reply (const run_t *run);

void report_throughput (const run_t *run, spent_t spent);
void report_latency (const run_t *run, spent_t spent);
void report_rate (const run_t *run, spent_t spent);

#endif
