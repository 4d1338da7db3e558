# shellcheck shell=bash
# What the recipes for Windows have in common. $1 is the compiler's name for the system, $2 its C compiler, $3 its C++ compiler.

use_windows() {
    triplet=$1 cc=$2 cxx=$3
    format=pe library_name=libzmq.dll built_library=bin/libzmq.dll own_name=libzmq.dll
    strip=$triplet-strip
    objdump=$triplet-objdump
    # libzmq's ipc needs what Windows has since 2018 only, and a header that mingw-w64 does not have.
    capabilities=(curve draft WS)
    # The profile would have to be taken on Windows.
    training_share=0
    # No archives: Visual C++, which links NativeAOT programs on Windows, does not take those of other compilers. So no machine code before linking.
    link_time_flags=(-flto=auto)
    platform_configure=("--host=$triplet")
    # epoll: libzmq brings one for Windows, and takes it itself where it is built by Visual C++.
    platform_cmake=(-DCMAKE_SYSTEM_NAME=Windows "-DCMAKE_SYSTEM_PROCESSOR=${triplet%%-*}" "-DCMAKE_RC_COMPILER=$triplet-windres"
        -DPOLLER=epoll -DZMQ_CV_IMPL=win32api -DZMQ_HAVE_IPC=OFF -DBUILD_STATIC=OFF -DZMQ_WIN32_WINNT=0x0601)
    # libsodium asks for fortified functions, which mingw-w64 has in a library of their own.
    platform_c_flags=("-isystem$native/systems/windows-headers" -U_FORTIFY_SOURCE)
    recipe_files+=(systems/windows-headers/{Windows,WinSock2,WS2tcpip}.h)
    # The linker exports everything unless something is marked; the marks of the compiler's own libraries do not count.
    platform_link_flags=(-static "-Wl,--exclude-libs,ALL" "-Wl,--nxcompat" "-Wl,--dynamicbase" "-Wl,--high-entropy-va")
    needed_libraries=(KERNEL32.dll msvcrt.dll ADVAPI32.dll IPHLPAPI.DLL WS2_32.dll)
    tools=(cmake:cmake make:make pkg-config:pkg-config autoreconf:autoconf aclocal:automake libtoolize:libtool patch:patch xz:xz-utils)
    if [[ $(uname -s) == Linux ]]; then
        cross=yes
        # A Windows of our own, without entries in the menus of this machine.
        emulator=(env "WINEPREFIX=$cache/wine" WINEDEBUG=-all WINEDLLOVERRIDES=winemenubuilder.exe= wine)
        tools+=(wine:wine)
    fi
}
