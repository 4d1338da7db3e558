# shellcheck shell=bash
# What the recipes for macOS have in common. $1 is Apple's name for the processor.

use_macos() {
    local folder target
    [[ $(uname -s) == Darwin ]] || die "$rid is built on macOS, with Apple's compiler; this machine is $(uname -s)."
    # These scripts want the GNU programs that macOS has in older or other versions.
    for folder in coreutils findutils gnu-sed grep gawk; do
        PATH=$(brew --prefix)/opt/$folder/libexec/gnubin:$PATH
    done
    format=macho library_name=libzmq.dylib built_library=lib/libzmq.dylib own_name=libzmq.5.dylib
    cc=clang cxx=clang++ strip=strip nm=nm
    # Clang's profiles are another procedure than GCC's.
    training_share=0
    # Its link-time objects hold no machine code, which the archives need.
    link_time_flags=()
    # The oldest macOS that .NET 10 runs on is later.
    target=11.0
    platform_flags=(-arch "$1" "-mmacosx-version-min=$target")
    platform_configure=("--host=${1/arm64/aarch64}-apple-darwin")
    platform_cmake=("-DCMAKE_OSX_ARCHITECTURES=$1" "-DCMAKE_OSX_DEPLOYMENT_TARGET=$target" -DCMAKE_MACOSX_RPATH=ON)
    platform_link_flags=("-Wl,-exported_symbol,_zmq_*" "-Wl,-dead_strip")
    check_link_flags=("-Wl,-rpath,@executable_path")
    static_archives=(libzmq.a libsodium.a)
    static_link_flags=(-lc++)
    needed_libraries=(/usr/lib/libSystem.B.dylib /usr/lib/libc++.1.dylib)
    tools=(cmake:cmake make:make pkg-config:pkgconf autoreconf:autoconf aclocal:automake glibtoolize:libtool patch:gpatch xz:xz flock:flock
        gsha256sum:coreutils gfind:findutils gsed:gnu-sed ggrep:grep gawk:gawk)
}
