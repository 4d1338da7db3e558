# shellcheck shell=bash
# Windows on x64, by mingw-w64 with the threads of Windows: one library that needs only what every Windows has.

use_system windows
use_windows x86_64-w64-mingw32 x86_64-w64-mingw32-gcc-win32 x86_64-w64-mingw32-g++-win32
tools+=("$cxx:g++-mingw-w64-x86-64-win32")
platform_cmake+=("-DCMAKE_AR=/usr/bin/$triplet-gcc-ar-win32" "-DCMAKE_RANLIB=/usr/bin/$triplet-gcc-ranlib-win32")
