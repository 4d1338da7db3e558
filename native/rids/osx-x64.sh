# shellcheck shell=bash
# macOS on Intel's processors; a Mac with one of Apple's runs the result, too.

use_system macos
use_macos x86_64
