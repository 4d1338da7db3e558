#define _GNU_SOURCE
#include "perf.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double seconds_of (clockid_t clock)
{
    struct timespec now;
    clock_gettime (clock, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

start_t measure_start (void)
{
    start_t start = {.cpu = seconds_of (CLOCK_PROCESS_CPUTIME_ID)};
    start.wall = seconds_of (CLOCK_MONOTONIC);
    return start;
}

spent_t measure_stop (start_t start)
{
    spent_t spent = {.seconds = seconds_of (CLOCK_MONOTONIC) - start.wall};
    spent.cpu_seconds = seconds_of (CLOCK_PROCESS_CPUTIME_ID) - start.cpu;
    return spent;
}

void die (const char *what)
{
    fprintf (stderr, "%s: %s\n", what, zmq_strerror (zmq_errno ()));
    exit (1);
}

void *open_socket (void *context, int type)
{
    void *socket = zmq_socket (context, type);
    CHECK (socket, "zmq_socket");
    return socket;
}

void *open_context (const run_t *run)
{
    void *context = zmq_ctx_new ();
    CHECK (context, "zmq_ctx_new");
    CHECK (zmq_ctx_set (context, ZMQ_MAX_SOCKETS, (int) run->peers + 1000) == 0, "zmq_ctx_set");
    return context;
}

void set_option (void *socket, int option, int value)
{
    CHECK (zmq_setsockopt (socket, option, &value, sizeof value) == 0, "zmq_setsockopt");
}

void bind_socket (void *socket, const char *endpoint, char *bound, size_t capacity)
{
    CHECK (zmq_bind (socket, endpoint) == 0, "zmq_bind");
    CHECK (zmq_getsockopt (socket, ZMQ_LAST_ENDPOINT, bound, &capacity) == 0, "zmq_getsockopt");
}

static void report_stats (const run_t *run, spent_t spent)
{
    if (!run->stats)
        return;

    struct rusage usage;
    Dl_info library;
    getrusage (RUSAGE_SELF, &usage);
    printf ("cpu time: %.1f [ns/msg]\n", spent.cpu_seconds * 1e9 / (double) run->count);
    printf ("peak memory: %ld [KiB]\n", usage.ru_maxrss);
    if (dladdr ((void *) zmq_ctx_new, &library))
        printf ("library: %s\n", library.dli_fname);
}

void report_throughput (const run_t *run, spent_t spent)
{
    double throughput = (double) run->count / spent.seconds;
    printf ("message size: %zu [B]\n", run->size);
    printf ("message count: %ld\n", run->count);
    printf ("mean throughput: %ld [msg/s]\n", (long) throughput);
    printf ("mean throughput: %.3f [Mb/s]\n", throughput * (double) run->size * 8 / 1e6);
    report_stats (run, spent);
}

void report_latency (const run_t *run, spent_t spent)
{
    printf ("message size: %zu [B]\n", run->size);
    printf ("roundtrip count: %ld\n", run->count);
    printf ("average latency: %.3f [us]\n", spent.seconds * 1e6 / ((double) run->count * 2));
    report_stats (run, spent);
}

void report_rate (const run_t *run, spent_t spent)
{
    printf ("cycle count: %ld\n", run->count);
    printf ("mean rate: %.1f [1/s]\n", (double) run->count / spent.seconds);
    report_stats (run, spent);
}
