# shellcheck shell=bash
# Linux with musl on arm64; on Alpine.

use_system linux
use_linux_musl aarch64-alpine-linux-musl
