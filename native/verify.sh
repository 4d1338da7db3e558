#!/usr/bin/env bash
# Checks what native/build.sh made for one RID: native/verify.sh linux-x64
# Every fault is one sentence; the exit status is 0 only when there is none.
set -euo pipefail

native=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for file in "$native"/lib/*.sh; do
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
    "$cc" -E -P -DZMQ_BUILD_DRAFT_API "$output/include/zmq.h" | tr '\n' ' ' \
        | sed 's/__attribute__ *(( *visibility *("default") *))/\n&/g' \
        | sed -En '/^__attribute__/s/^[^;]*[ *](zmq_[a-z0-9_]+) *\(.*/\1/p' | sort
}

exported_symbols() { "$nm" -D --defined-only "$shared" | awk '{ print $NF }' | sort; }

check_symbols() {
    local missing extra
    missing=$(comm -23 <(declared_functions) <(exported_symbols) | paste -sd ' ')
    extra=$(comm -13 <(declared_functions) <(exported_symbols) | paste -sd ' ')
    [[ -z $missing ]] || fault "zmq.h declares, but $library_name does not export: $missing"
    [[ -z $extra ]] || fault "$library_name exports what zmq.h does not declare: $extra"
    [[ -n $missing$extra ]] || good "exports the $(exported_symbols | wc -l) functions of zmq.h and nothing else"
}

check_needed_libraries() {
    local name needed extra=()
    needed=$("$readelf" -d "$shared" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
    for name in $needed; do
        [[ " ${needed_libraries[*]} " == *" $name "* ]] || extra+=("$name")
    done
    if ((${#extra[@]} > 0)); then
        fault "$library_name needs ${extra[*]}, which not every system has."
    else
        good "needs only $(paste -sd ' ' <<<"$needed"); glibc $(glibc_floor "$shared") or later"
    fi
}

check_soname() {
    local soname
    soname=$("$readelf" -d "$shared" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
    if [[ $soname == libzmq.so.5 ]]; then
        good "is called libzmq.so.5"
    else
        fault "the SONAME is '$soname' instead of libzmq.so.5."
    fi
}

# Compiles check.c with the given link arguments and runs it.
check_program() {
    local what=$1 program=$temporary/check
    shift
    if ! "$cc" -Wall -Werror -I "$output/include" "$native/verify/check.c" -o "$program" "$@" 2>"$temporary/errors"; then
        fault "check.c does not link with the $what: $(head -n 3 "$temporary/errors" | paste -sd ' ')"
    elif ! LD_LIBRARY_PATH=$temporary "$program" >"$temporary/result" 2>"$temporary/errors"; then
        fault "check.c fails with the $what: $(paste -sd ' ' "$temporary/errors")"
    else
        good "$what: $(<"$temporary/result")"
    fi
}

check_programs() {
    temporary=$(mktemp -d)
    trap 'rm -rf "$temporary"' EXIT
    ln -s "$shared" "$temporary/libzmq.so.5"
    check_program "shared library" "$shared"
    # The documented order, and what a C program links by itself: the loader, libc and libm.
    check_program "static archives" "$output"/static/{libzmq.a,libsodium.a,libstdc++.a} -lm
}

check_no_link_time_code() {
    if "$readelf" -SW "$output/static/libzmq.a" | grep -q 'gnu\.lto_'; then
        fault "libzmq.a still holds link-time code of one GCC release."
    else
        good "libzmq.a holds machine code only"
    fi
}

main() {
    rid=${1:-}
    [[ -n $rid ]] || die "usage: native/verify.sh <rid>   (rids: $(list_rids))"
    load_rid "$rid"
    shared=$output/$library_name
    [[ -f $output/manifest.json ]] || die "There is no build for $rid; run native/build.sh $rid first."
    echo "$(shown_path "$output"):"
    check_symbols
    check_soname
    check_needed_libraries
    check_programs
    check_no_link_time_code
    ((faults == 0))
}

main "$@"
