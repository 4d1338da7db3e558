# shellcheck shell=bash
# Windows on arm64, by clang with mingw-w64: GCC has no Windows on arm64. On such a machine in MSYS2 (CLANGARM64), elsewhere by llvm-mingw.

use_system windows
if [[ $(uname -s) == MINGW* ]]; then
    use_windows aarch64-w64-mingw32 clang clang++
    strip=llvm-strip objdump=llvm-objdump
    platform_cmake+=(-DCMAKE_RC_COMPILER=windres)
else
    use_windows aarch64-w64-mingw32 aarch64-w64-mingw32-clang aarch64-w64-mingw32-clang++
    emulator=()
fi
tools+=("$cc:llvm-mingw" "$cxx:llvm-mingw")
# Another linker and another runtime: that of Windows since 10, in parts.
link_time_flags=()
platform_link_flags=(-static)
needed_libraries+=(api-ms-win-crt-{conio,convert,environment,filesystem,heap,locale,math,multibyte,private,process,runtime,stdio,string,time,utility}-l1-1-0.dll)
