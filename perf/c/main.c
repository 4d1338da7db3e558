#include "perf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    const char *endpoint; /* null: the first argument */
    void (*run) (const run_t *);
} program_t;

static const program_t programs[] = {
  {"local_thr", NULL, local_thr},
  {"remote_thr", NULL, remote_thr},
  {"local_lat", NULL, local_lat},
  {"remote_lat", NULL, remote_lat},
  {"inproc_thr", "inproc://perf", throughput_pair},
  {"inproc_lat", "inproc://perf", latency_pair},
  {"tcp_thr", "tcp://127.0.0.1:*", throughput_pair},
  {"tcp_lat", "tcp://127.0.0.1:*", latency_pair},
  {"ipc_thr", "ipc://*", throughput_pair},
  {"ipc_lat", "ipc://*", latency_pair},
  {"inproc_fan", "inproc://perf", fan_out},
  {"tcp_fan", "tcp://127.0.0.1:*", fan_out},
  {"inproc_router", "inproc://perf", router_echo},
  {"tcp_router", "tcp://127.0.0.1:*", router_echo},
  {"inproc_poll", "inproc://perf", poll_sockets},
  {"context_cycle", "", cycle_contexts},
  {"socket_cycle", "", cycle_sockets},
  {"first_reply", "tcp://127.0.0.1:*", first_reply},
};

static const char *const apis[] = {[API_FRAME] = "frame", [API_SPAN] = "span", [API_COPY] = "copy", [API_WRAP] = "wrap"};

static int usage (void)
{
    fprintf (stderr,
             "usage: perf-c PROGRAM ARGUMENTS [options], or PROGRAM ARGUMENTS [options] by a link with that name\n"
             "       local_thr|remote_thr|local_lat|remote_lat <endpoint> <size> <count> [<enable curve>]\n"
             "       inproc_thr|tcp_thr|ipc_thr|inproc_lat|tcp_lat|ipc_lat|inproc_fan|tcp_fan|inproc_router|tcp_router|inproc_poll|\n"
             "       context_cycle|socket_cycle|first_reply <size> <count> [<enable curve>]\n"
             "options: --api=frame|span|copy|wrap  --warmup=<count>  --frames=<of a message>  --peers=<subscribers or polled sockets>  --stats\n");
    return 2;
}

static const program_t *find_program (const char *name)
{
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (strcmp (name, programs[i].name) == 0)
            return &programs[i];
    }
    return NULL;
}

static bool parse_api (run_t *run, const char *name)
{
    for (size_t i = 0; i < sizeof apis / sizeof *apis; i++) {
        if (strcmp (name, apis[i]) == 0) {
            run->api = (api_t) i;
            return true;
        }
    }
    return false;
}

static bool parse_option (run_t *run, const char *option)
{
    if (strcmp (option, "0") == 0 || strcmp (option, "1") == 0)
        run->curve = *option == '1';
    else if (strcmp (option, "--stats") == 0)
        run->stats = true;
    else if (strncmp (option, "--warmup=", 9) == 0)
        run->warmup = strtol (option + 9, NULL, 10);
    else if (strncmp (option, "--frames=", 9) == 0)
        run->frames = strtol (option + 9, NULL, 10);
    else if (strncmp (option, "--peers=", 8) == 0)
        run->peers = strtol (option + 8, NULL, 10);
    else
        return strncmp (option, "--api=", 6) == 0 && parse_api (run, option + 6);
    return true;
}

int main (int argc, char **argv)
{
    const char *name = strrchr (argv[0], '/') ? strrchr (argv[0], '/') + 1 : argv[0];
    const program_t *program = find_program (name);
    int next = program ? 1 : 2;
    if (!program && argc > 1)
        program = find_program (argv[1]);
    if (!program)
        return usage ();

    run_t run = {.endpoint = program->endpoint, .frames = 1, .peers = 1};
    if (!run.endpoint && next < argc)
        run.endpoint = argv[next++];
    if (argc < next + 2)
        return usage ();
    run.size = strtoul (argv[next], NULL, 10);
    run.count = strtol (argv[next + 1], NULL, 10);
    for (next += 2; next < argc; next++) {
        if (!parse_option (&run, argv[next]))
            return usage ();
    }

    program->run (&run);
    return 0;
}
