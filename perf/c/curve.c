#include "perf.h"

/* What protects nothing need not be secret. */
static const char server_public[] = "DX4nh=yUn{-9ugra0X3Src4SU-4xTgqxcYY.+<SH";
static const char server_secret[] = "{X}#>t#jRGaQ}gMhv=30r(Mw+87YGs+5%kh=i@f8";

static void set_key (void *socket, int option, const char *key)
{
    CHECK (zmq_setsockopt (socket, option, key, 41) == 0, "zmq_setsockopt");
}

void secure_server (void *socket, const run_t *run)
{
    if (!run->curve)
        return;

    set_option (socket, ZMQ_CURVE_SERVER, 1);
    set_key (socket, ZMQ_CURVE_SECRETKEY, server_secret);
}

void secure_client (void *socket, const run_t *run)
{
    if (!run->curve)
        return;

    char public_key[41], secret_key[41];
    CHECK (zmq_curve_keypair (public_key, secret_key) == 0, "zmq_curve_keypair");
    set_key (socket, ZMQ_CURVE_PUBLICKEY, public_key);
    set_key (socket, ZMQ_CURVE_SECRETKEY, secret_key);
    set_key (socket, ZMQ_CURVE_SERVERKEY, server_public);
}
