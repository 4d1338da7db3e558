# shellcheck shell=bash
# macOS on Apple's processors.

use_system macos
use_macos arm64
