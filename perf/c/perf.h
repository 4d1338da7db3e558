/* The C side of the comparison: the same programs, arguments and output lines as ZmqInterop.Perf. */
#ifndef ZMQINTEROP_PERF_H
#define ZMQINTEROP_PERF_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <zmq.h>

typedef struct {
    const char *endpoint;
    size_t size;
    long count;   /* measured messages or round trips */
    long warmup;  /* the same before the clock starts */
    bool buffers; /* zmq_send and zmq_recv instead of zmq_msg_send and zmq_msg_recv */
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
/* The endpoint with its wildcards resolved. */
void bind_socket (void *socket, const char *endpoint, char *bound, size_t capacity);

/* Both ends in this process, two threads, one context. */
void throughput_pair (const run_t *run);
void latency_pair (const run_t *run);

void local_thr (const run_t *run);
void remote_thr (const run_t *run);
void local_lat (const run_t *run);
void remote_lat (const run_t *run);

void report_throughput (const run_t *run, spent_t spent);
void report_latency (const run_t *run, spent_t spent);

#endif
