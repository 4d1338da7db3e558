/* libzmq's wepoll spells the name so; mingw-w64's file has small letters, and Linux distinguishes. */
#include_next <ws2tcpip.h>
