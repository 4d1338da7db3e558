# shellcheck shell=bash
# Paths, messages, the log and the choice of the RID.

repository=$(cd "$native/.." && pwd)
artifacts=$repository/artifacts/native
cache=$artifacts/cache

say() { echo "native $rid: $*"; }

die() {
    echo "native: $*" >&2
    exit 1
}

shown_path() { echo "${1#"$repository"/}"; }

list_rids() {
    local file
    for file in "$native"/rids/*.sh; do
        basename "$file" .sh
    done | paste -sd ' ' -
}

# Sets the variables that depend on the RID; README.md says which. The second argument is the ending of the folders of another kind of build.
load_rid() {
    [[ -f $native/rids/$1.sh ]] || die "There is no recipe for '$1'; there are recipes for: $(list_rids)."
    cross='' triplet='' sysroot='' sysroot_architecture='' glibc_limit='' format=elf built_library=lib/libzmq.so own_name=libzmq.so.5 training_share=1
    check_link_flags=() static_link_flags=() emulator=() tools=() static_archives=() needed_libraries=() capabilities=(curve draft ipc WS)
    platform_flags=() platform_c_flags=() platform_cxx_flags=() platform_configure=() platform_cmake=() platform_link_flags=()
    link_time_flags=(-flto=auto -ffat-lto-objects)
    recipe_files=("rids/$1.sh")
    source "$native/rids/$1.sh"
    build=$artifacts/build/$1${2:-}
    output=$artifacts/$1${2:-}
    log=$build/log
}

# For recipes: what the RIDs of one system have in common.
use_system() {
    recipe_files+=("systems/$1.sh")
    source "$native/systems/$1.sh"
}

start_log() { : >"$log"; }

# Runs a command with its output in the log.
run() {
    echo "+ $*" >>"$log"
    "$@" >>"$log" 2>&1 || die "'$(basename "$1")' failed; the log is $(shown_path "$log")."
}

sha256() { sha256sum "$1" | cut -d ' ' -f 1; }
