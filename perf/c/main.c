#include "perf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const char *name;
    const char *endpoint; /* null: the first argument */
    void (*run) (const run_t *);
} program_t;

static const program_t programs[] = {
  {"inproc_thr", "inproc://perf", throughput_pair},
  {"tcp_thr", "tcp://127.0.0.1:*", throughput_pair},
  {"ipc_thr", "ipc://*", throughput_pair},
  {"inproc_lat", "inproc://perf", latency_pair},
  {"tcp_lat", "tcp://127.0.0.1:*", latency_pair},
  {"ipc_lat", "ipc://*", latency_pair},
  {"local_thr", NULL, local_thr},
  {"remote_thr", NULL, remote_thr},
  {"local_lat", NULL, local_lat},
  {"remote_lat", NULL, remote_lat},
};

static int usage (void)
{
    fprintf (stderr,
             "usage: perf-c inproc_thr|tcp_thr|ipc_thr|inproc_lat|tcp_lat|ipc_lat <size> <count> [options]\n"
             "       perf-c local_thr|remote_thr|local_lat|remote_lat <endpoint> <size> <count> [options]\n"
             "options: --api=frame|span  --warmup=<count>  --stats\n");
    return 2;
}

int main (int argc, char **argv)
{
    const program_t *program = NULL;
    for (size_t i = 0; argc > 1 && i < sizeof programs / sizeof *programs; i++) {
        if (strcmp (argv[1], programs[i].name) == 0)
            program = &programs[i];
    }

    if (!program)
        return usage ();

    int next = 2;
    run_t run = {.endpoint = program->endpoint};
    if (!run.endpoint && next < argc)
        run.endpoint = argv[next++];
    if (argc < next + 2)
        return usage ();
    run.size = strtoul (argv[next], NULL, 10);
    run.count = strtol (argv[next + 1], NULL, 10);
    for (next += 2; next < argc; next++) {
        if (strcmp (argv[next], "--api=span") == 0)
            run.buffers = true;
        else if (strcmp (argv[next], "--stats") == 0)
            run.stats = true;
        else if (strncmp (argv[next], "--warmup=", 9) == 0)
            run.warmup = strtol (argv[next] + 9, NULL, 10);
        else if (strcmp (argv[next], "--api=frame") != 0)
            return usage ();
    }

    program->run (&run);
    return 0;
}
