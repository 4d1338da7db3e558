# shellcheck shell=bash
# Linux with musl on x64; on Alpine.

use_system linux
use_linux_musl x86_64-alpine-linux-musl
