# shellcheck shell=bash
# Linux with glibc on x64, built by the machine's own GCC.

[[ $(uname -sm) == "Linux x86_64" ]] || die "linux-x64 is built on x64 Linux; this machine is $(uname -sm)."

cc=gcc
cxx=g++
strip="strip"
nm="nm"
objcopy=objcopy
readelf=readelf

tools=(gcc:gcc g++:g++ strip:binutils cmake:cmake make:make pkg-config:pkg-config autoreconf:autoconf
    aclocal:automake libtoolize:libtool patch:patch xz:xz-utils)

library_name=libzmq.so
platform_flags=(-fno-plt)
platform_configure=()
platform_cmake=()
platform_link_flags=(-static-libstdc++ -static-libgcc "-Wl,--version-script=$native/exports.map"
    "-Wl,--as-needed" "-Wl,-z,relro" "-Wl,-z,now" "-Wl,-z,defs")

needed_libraries=(libc.so.6 libm.so.6 ld-linux-x86-64.so.2)
