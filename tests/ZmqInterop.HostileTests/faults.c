/* Loaded before the C library: lets calls that libzmq makes fail as they do when the system has nothing left, the n-th one or every second one,
   and lets the clock of the wall jump. Calls of everybody else are left alone, except for the clock. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <ifaddrs.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>

enum { EVENTFD, EPOLL, THREAD, SOCKET, ACCEPT, LARGE_MALLOC, POLL, EPOLL_WAIT, INTERFACES, FUNCTIONS };

enum { LARGE = 100000 };

static struct {
    atomic_int first, count, error, calls, injected;
} faults[FUNCTIONS];

static atomic_long shift;

void fault_arm(int function, int first, int count, int error)
{
    faults[function].error = 0;
    faults[function].calls = 0;
    faults[function].injected = 0;
    faults[function].first = first;
    faults[function].count = count;
    faults[function].error = error;
}

int fault_injected(int function) { return faults[function].injected; }

void fault_clock(long seconds) { shift = seconds; }

static int is_libzmq(void *caller)
{
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "libzmq");
}

/* The error to fail with, or 0. */
static int fault(int function, void *caller)
{
    int error = faults[function].error;
    if (!error || !is_libzmq(caller))
        return 0;
    int call = faults[function].calls++, first = faults[function].first;
    if (first < 0 ? call % 2 : call < first || call - first >= faults[function].count)
        return 0;
    faults[function].injected++;
    return error;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define FAIL_OR(function, name, ...) \
    static __typeof__(&name) real; \
    if (!real) \
        real = REAL(name); \
    int error = fault(function, __builtin_return_address(0)); \
    if (error) { \
        errno = error; \
        return -1; \
    } \
    return real(__VA_ARGS__)

int eventfd(unsigned count, int flags) { FAIL_OR(EVENTFD, eventfd, count, flags); }

int epoll_create1(int flags) { FAIL_OR(EPOLL, epoll_create1, flags); }

int socket(int domain, int type, int protocol) { FAIL_OR(SOCKET, socket, domain, type, protocol); }

int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags) { FAIL_OR(ACCEPT, accept4, socket, address, length, flags); }

int poll(struct pollfd *descriptors, nfds_t count, int timeout) { FAIL_OR(POLL, poll, descriptors, count, timeout); }

int epoll_wait(int epoll, struct epoll_event *events, int most, int timeout) { FAIL_OR(EPOLL_WAIT, epoll_wait, epoll, events, most, timeout); }

int getifaddrs(struct ifaddrs **all) { FAIL_OR(INTERFACES, getifaddrs, all); }

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
    static __typeof__(&pthread_create) real;
    if (!real)
        real = REAL(pthread_create);
    int error = fault(THREAD, __builtin_return_address(0));
    return error ? error : real(thread, attributes, run, argument);
}

/* dlsym may allocate, so the C library's own name is called. */
extern void *__libc_malloc(size_t size);

void *malloc(size_t size)
{
    if (size >= LARGE) {
        int error = fault(LARGE_MALLOC, __builtin_return_address(0));
        if (error) {
            errno = error;
            return NULL;
        }
    }
    return __libc_malloc(size);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static __typeof__(&clock_gettime) real;
    if (!real)
        real = REAL(clock_gettime);
    int result = real(clock, now);
    if (!result && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += shift;
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    static int (*real)(struct timeval *, void *);
    if (!real)
        real = (int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday");
    int result = real(now, zone);
    now->tv_sec += shift;
    return result;
}

time_t time(time_t *now)
{
    struct timespec both;
    clock_gettime(CLOCK_REALTIME, &both);
    if (now)
        *now = both.tv_sec;
    return both.tv_sec;
}
