#!/usr/bin/env bash
# Builds libzmq with libsodium inside for one runtime identifier: native/build.sh linux-x64
# What it makes and why it makes it so: native/README.md.
set -euo pipefail

native=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for file in "$native"/lib/*.sh "$native/versions"; do
    source "$file"
done

usage() {
    echo "usage: native/build.sh <rid> [--sanitize] [--libzmq-source FILE] [--libsodium-source FILE]   (rids: $(list_rids))"
}

need_value() {
    (($# > 1)) || die "$1 needs the name of a file."
}

parse_arguments() {
    rid=
    sanitize=
    libzmq_source=${LIBZMQ_SOURCE:-}
    libsodium_source=${LIBSODIUM_SOURCE:-}
    while (($# > 0)); do
        case $1 in
            -h | --help) usage && exit 0 ;;
            --sanitize) sanitize=-sanitized ;;
            --libzmq-source) need_value "$@" && libzmq_source=$2 && shift ;;
            --libsodium-source) need_value "$@" && libsodium_source=$2 && shift ;;
            -*) die "Unknown option $1; $(usage)" ;;
            *) rid=$1 ;;
        esac
        shift
    done
    [[ -n $rid ]] || die "$(usage)"
}

# One build at a time: tests, demo and pack may all ask for the library at once.
take_lock() {
    mkdir -p "$build"
    exec 9>"$build/lock"
    flock 9
}

main() {
    parse_arguments "$@"
    load_rid "$rid" "$sanitize"
    take_lock
    install_tools
    local recipe
    recipe=$(recipe_digest)
    if is_current "$recipe"; then
        return
    fi
    start_log
    get_source libzmq "$libzmq_source"
    get_source libsodium "$libsodium_source"
    prepare_sysroot
    build_libsodium
    build_libzmq
    write_outputs "$recipe"
    say "built $(shown_path "$output")"
}

main "$@"
