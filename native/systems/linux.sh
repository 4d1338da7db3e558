# shellcheck shell=bash
# What the recipes for Linux have in common. $1 is the compiler's name for the system, $2 the loader of programs,
# $3 the emulator where this machine has another processor.

use_linux() {
    local prefix=
    triplet=$1
    [[ $(uname -s) == Linux ]] || die "$rid is built on Linux; this machine is $(uname -s)."
    tools=(cmake:cmake make:make pkg-config:pkg-config autoreconf:autoconf aclocal:automake libtoolize:libtool patch:patch xz:xz-utils)
    platform_flags=(-fno-plt)
    platform_link_flags=(-static-libstdc++ -static-libgcc "-Wl,--version-script=$native/exports.map"
        "-Wl,--as-needed" "-Wl,-z,relro" "-Wl,-z,now" "-Wl,-z,defs")
    # std::condition_variable, which libzmq takes otherwise, asks for glibc 2.30.
    platform_cmake=(-DZMQ_CV_IMPL=pthreads)
    if [[ $(uname -m) == "${triplet%%-*}" ]]; then
        tools+=(gcc:gcc g++:g++ strip:binutils)
    else
        cross=yes
        prefix=$triplet-
        # Every turn of the training with fewer messages: an emulator takes ten times as long and more.
        training_share=20
        emulator=("$3" -L "$(sysroot_folder)")
        tools+=("${prefix}gcc:gcc-$triplet" "${prefix}g++:g++-$triplet" "$3:qemu-user-static")
        platform_configure=("--host=$triplet")
        platform_cmake+=(-DCMAKE_SYSTEM_NAME=Linux "-DCMAKE_SYSTEM_PROCESSOR=${triplet%%-*}"
            "-DCMAKE_CROSSCOMPILING_EMULATOR=$(IFS=';' && echo "${emulator[*]}")")
        # libzmq tries these out, but not where it is cross-compiled: it would quietly have neither keepalive nor names of threads.
        platform_cmake+=(-DZMQ_HAVE_{EVENTFD_CLOEXEC,O_CLOEXEC,SOCK_CLOEXEC,PTHREAD_SETNAME_2,PTHREAD_SET_AFFINITY}=1
            -DZMQ_HAVE_{SO_BINDTODEVICE,SO_KEEPALIVE,SO_PRIORITY,TCP_KEEPCNT,TCP_KEEPIDLE,TCP_KEEPINTVL,TIPC}=1)
    fi
    cc=${prefix}gcc
    cxx=${prefix}g++
    strip=${prefix}strip
    nm=${prefix}nm
    objcopy=${prefix}objcopy
    readelf=${prefix}readelf
    library_name=libzmq.so
    static_archives=(libzmq.a libsodium.a libstdc++.a)
    # Before glibc 2.34 threads were a library of their own.
    static_link_flags=(-pthread -lm)
    needed_libraries=("$2")
}

# $1 to $3 as above, $4 is Debian's name for the processor.
use_linux_glibc() {
    [[ ! -f /etc/alpine-release ]] || die "$rid is built on a Linux with glibc; this one has musl."
    sysroot_architecture=$4
    use_linux "$1" "$2" "$3"
    # Since glibc 2.34 libpthread.so.0 is empty and all in libc.so.6, but still there.
    needed_libraries+=(libc.so.6 libm.so.6 libpthread.so.0)
    glibc_limit=2.28
}

# On Alpine: a compiler for musl without its C++ library, as Debian's musl-tools have, is not enough.
use_linux_musl() {
    local processor=${1%%-*}
    [[ -f /etc/alpine-release && $(uname -m) == "$processor" ]] || die "$rid is built on Alpine Linux on $processor."
    use_linux "$1" "ld-musl-$processor.so.1" ""
    needed_libraries+=("libc.musl-$processor.so.1")
    tools=("${tools[@]/#gcc:*/gcc:build-base}")
    tools=("${tools[@]/#pkg-config:*/pkg-config:pkgconf}")
    tools=("${tools[@]/#xz:*/xz:xz}" find:findutils)
}
