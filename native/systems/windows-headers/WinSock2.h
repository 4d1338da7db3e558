/* As WS2tcpip.h. */
#include_next <winsock2.h>
