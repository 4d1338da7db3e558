/* As WS2tcpip.h. */
#include_next <windows.h>
