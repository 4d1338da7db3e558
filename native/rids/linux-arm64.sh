# shellcheck shell=bash
# Linux with glibc on arm64; on another processor by Debian's cross compiler, without a profile.

use_system linux
use_linux_glibc aarch64-linux-gnu ld-linux-aarch64.so.1 qemu-aarch64-static arm64
# A profile taken under qemu takes longer than all the rest; releases are built on the processor itself.
[[ -z $cross ]] || training_share=0
