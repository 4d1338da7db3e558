# shellcheck shell=bash
# Linux with glibc on x64.

use_system linux
use_linux_glibc x86_64-linux-gnu ld-linux-x86-64.so.2 qemu-x86_64-static amd64
