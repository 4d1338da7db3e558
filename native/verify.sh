#!/usr/bin/env bash
# Checks what native/build.sh made for one RID: native/verify.sh [--for-release] linux-x64
# With --for-release a library for the machine that built it alone is a fault, too.
# Every fault is one sentence; the exit status is 0 only when there is none.
set -euo pipefail

native=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for file in "$native"/lib/*.sh "$native/verify/formats.sh" "$native/versions"; do
    source "$file"
done

faults=0

fault() {
    echo "FAULT: $*" >&2
    faults=$((faults + 1))
}

good() { echo "ok: $*"; }

# What zmq.h declares with ZMQ_EXPORT, drafts included; the compiler expands the macro.
declared_functions() {
    "$cc" "${platform_flags[@]}" "${platform_c_flags[@]}" -E -P -DZMQ_BUILD_DRAFT_API "$output/include/zmq.h" | tr '\r\n' '  ' \
        | sed 's/__attribute__ *(( *\(visibility *("default")\|dllimport\) *))/\n&/g' \
        | sed -En '/^__attribute__/s/^[^;]*[ *](zmq_[a-z0-9_]+) *\(.*/\1/p' | LC_ALL=C sort
}

check_symbols() {
    local missing extra
    missing=$(LC_ALL=C comm -23 <(declared_functions) <(exported_symbols "$shared") | paste -sd ' ' -)
    extra=$(LC_ALL=C comm -13 <(declared_functions) <(exported_symbols "$shared") | paste -sd ' ' -)
    [[ -z $missing ]] || fault "zmq.h declares, but $library_name does not export: $missing"
    [[ -z $extra ]] || fault "$library_name exports what zmq.h does not declare: $extra"
    [[ -n $missing$extra ]] || good "exports the $(exported_symbols "$shared" | wc -l | tr -d ' ') functions of zmq.h and nothing else"
}

check_needed_libraries() {
    local name needed extra=()
    needed=$(needed_by "$shared")
    for name in $needed; do
        [[ " ${needed_libraries[*]} " == *" $name "* ]] || extra+=("$name")
    done
    if ((${#extra[@]} > 0)); then
        fault "$library_name needs ${extra[*]}, which not every system has."
    else
        good "needs only $(paste -sd ' ' - <<<"$needed")"
    fi
}

# A library built without the sysroot is right for the machine that built it, and not for others.
check_glibc() {
    local floor
    [[ -n $glibc_limit ]] || return 0
    floor=$(glibc_floor "$shared")
    if [[ $(printf '%s\n' "$floor" "$glibc_limit" | sort -V | tail -n 1) == "$glibc_limit" ]]; then
        good "runs on glibc $floor and later"
    elif [[ -n $sysroot || -n $for_release ]]; then
        fault "$library_name asks for glibc $floor; more than $glibc_limit is not on all the systems that .NET runs on."
    else
        good "runs on glibc $floor and later: not for release, because it was built against this machine's C library"
    fi
}

check_name() {
    local name
    name=$(name_inside "$shared")
    if [[ ${name##*/} == "$own_name" ]]; then
        good "is called $own_name"
    else
        fault "the name inside $library_name is '$name' instead of $own_name."
    fi
}

# Compiles check.c with the given link arguments and runs it.
check_program() {
    local what=$1 program=$temporary/check.exe
    shift
    if ! "$cc" "${platform_flags[@]}" "${platform_c_flags[@]}" -Wall -Werror -I "$output/include" "$native/verify/check.c" -o "$program" "$@" \
        2>"$temporary/errors"; then
        fault "check.c does not link with the $what: $(head -n 3 "$temporary/errors" | paste -sd ' ' -)"
    elif ! LD_LIBRARY_PATH=$temporary "${emulator[@]}" "$program" "${capabilities[@]}" >"$temporary/result" 2>"$temporary/errors"; then
        fault "check.c fails with the $what: $(paste -sd ' ' - <"$temporary/errors")"
    else
        good "$what: $(tr -d '\r' <"$temporary/result")"
    fi
}

check_programs() {
    temporary=$(mktemp -d)
    trap 'rm -rf "$temporary"' EXIT
    # Beside the program by the name that is inside, where each system finds it in its own way.
    cp "$shared" "$temporary/$own_name"
    check_program "shared library" "$temporary/$own_name" "${check_link_flags[@]}"
    # The documented order, and what a C program links by itself: the loader, libc and libm.
    ((${#static_archives[@]} == 0)) || check_program "static archives" "${static_archives[@]/#/"$output/static/"}" "${static_link_flags[@]}"
}

check_no_link_time_code() {
    [[ $format == elf ]] || return 0
    if "$readelf" -SW "$output/static/libzmq.a" | grep -q 'gnu\.lto_'; then
        fault "libzmq.a still holds link-time code of one GCC release."
    else
        good "libzmq.a holds machine code only"
    fi
}

# The machine's own C library where the build had no other: what its manifest says holds.
use_sysroot_of_build() {
    ! grep -q '\.deb"' "$output/manifest.json" || prepare_sysroot
}

main() {
    for_release=
    [[ ${1:-} != --for-release ]] || { for_release=yes && shift; }
    rid=${1:-}
    [[ -n $rid ]] || die "usage: native/verify.sh [--for-release] <rid>   (rids: $(list_rids))"
    load_rid "$rid"
    shared=$output/$library_name
    [[ -f $output/manifest.json ]] || die "There is no build for $rid; run native/build.sh $rid first."
    use_sysroot_of_build
    echo "$(shown_path "$output"):"
    check_symbols
    check_name
    check_needed_libraries
    check_glibc
    check_programs
    check_no_link_time_code
    ((faults == 0))
}

main "$@"
