# shellcheck shell=bash
# What a build leaves in artifacts/native/<rid>, and how the next run knows that it is current.

# Everything that can change the outputs: the recipe, the pinned sources, our patches, the compiler.
recipe_digest() {
    (
        cd "$native" || exit
        cat versions build.sh lib/*.sh "${recipe_files[@]}" exports.map training/train.c
        patch_lines
        "$cxx" --version
        echo "$(left_out_fixes "$libzmq_source" "$LIBZMQ_DEBIAN") $(left_out_fixes "$libsodium_source" "$LIBSODIUM_DEBIAN")"
    ) | sha256sum | cut -d ' ' -f 1
}

# The name of the distribution's fixes when a tarball named by the caller comes without them.
left_out_fixes() {
    [[ -z $1 || -f $(dirname "$1")/$2 ]] || echo "$2"
}

# The manifest is written last, so a failed build has none.
is_current() {
    [[ -f $output/manifest.json ]] && grep -q "\"recipe\": \"$1\"" "$output/manifest.json" \
        && sed -n '/"outputs"/,/}/s/^ *"\(.*\)": "\([0-9a-f]\{64\}\)",\{0,1\}$/\2  \1/p' "$output/manifest.json" \
        | (cd "$output" && sha256sum --check --status)
}

write_outputs() {
    local staged=$build/staged
    rm -rf "$staged"
    mkdir -p "$staged"/{include,licenses}
    copy_shared_library "$staged"
    [[ -n $sanitize ]] || ((${#static_archives[@]} == 0)) || copy_static_archives "$staged/static"
    cp "$build"/libzmq-source/include/zmq*.h "$staged/include/"
    copy_licences "$staged/licenses"
    write_manifest "$staged" "$1" >"$staged/manifest.json"
    rm -rf "$output"
    mv "$staged" "$output"
}

copy_shared_library() {
    cp -L "$build/libzmq/$built_library" "$1/$library_name"
    # A sanitizer names functions and lines.
    [[ -z $sanitize ]] || return 0
    if [[ $format == macho ]]; then
        run "$strip" -x "$1/$library_name"
    else
        run "$strip" --strip-unneeded "$1/$library_name"
    fi
}

copy_static_archives() {
    mkdir "$1"
    cp "$build/libzmq/lib/libzmq.a" "$build/libsodium/lib/libsodium.a" "$1/"
    if [[ $format == macho ]]; then
        run "$strip" -S "$1"/*.a
        return
    fi
    cp "$("$cxx" "${platform_flags[@]}" -print-file-name=libstdc++.a)" "$1/"
    # Link-time code is for this compiler's release only; the machine code beside it is for every linker.
    run "$objcopy" --strip-debug --remove-section='.gnu.lto_*' --remove-section='.gnu.debuglto_*' "$1/libzmq.a"
    run "$strip" --strip-debug "$1/libsodium.a" "$1/libstdc++.a"
}

copy_licences() {
    cp "$build/libzmq-source/COPYING" "$1/libzmq.COPYING.txt"
    cp "$build/libzmq-source/COPYING.LESSER" "$1/libzmq.COPYING.LESSER.txt"
    cp "$build/libzmq-source/external/sha1/license.txt" "$1/sha1.txt"
    cp "$build/libsodium-source/LICENSE" "$1/libsodium.txt"
}

# The lowest release of glibc that has all that the library asks for; nothing where there is no glibc.
glibc_floor() {
    [[ $format == elf ]] || return 0
    "$readelf" -W --version-info "$1" | { grep -o 'GLIBC_[0-9.]*' || true; } | sort -Vu | tail -n 1 | sed 's/GLIBC_//'
}

source_lines() {
    local pin
    for pin in LIBZMQ LIBSODIUM; do
        local -n tarball=${pin}_TARBALL tarball_sha256=${pin}_TARBALL_SHA256
        local -n debian=${pin}_DEBIAN debian_sha256=${pin}_DEBIAN_SHA256
        echo "\"$tarball\": \"$tarball_sha256\""
        [[ ! -d $build/${pin,,}-source/debian ]] || echo "\"$debian\": \"$debian_sha256\""
    done
}

sysroot_lines() { [[ -z $sysroot ]] || cat "$sysroot/packages"; }

patch_lines() {
    local name
    for name in $(own_patches); do
        echo "\"$name\": \"$(sha256 "$native/patches/$name")\""
    done
}

output_lines() {
    (cd "$1" && find . -type f ! -name manifest.json -printf '%P\n' | sort | xargs sha256sum) \
        | sed 's/^\([0-9a-f]*\)  \(.*\)$/"\2": "\1"/'
}

# As CMake has them, without paths of this machine.
compiler_flags() {
    sed -En 's/^CMAKE_CXX_FLAGS(_RELEASE)?:STRING=//p' "$build/libzmq/CMakeCache.txt" \
        | sed "s#-ffile-prefix-map=[^ ]*##; s#$cache/##g; s#-isystem /[^ ]*##g" | tr -s ' \n' ' ' | sed 's/ $//'
}

# Lines of a JSON object, with the commas between them.
joined() { sed 's/^/    /; $!s/$/,/'; }

write_manifest() {
    local staged=$1 recipe=$2
    cat <<EOF
{
  "rid": "$rid",
  "recipe": "$recipe",
  "libzmq": "$LIBZMQ_VERSION",
  "libsodium": "$LIBSODIUM_VERSION",
  "compiler": "$("$cxx" --version | head -n 1)",
  "flags": "$(compiler_flags)",
  "glibc": "$(glibc_floor "$staged/$library_name")",
  "sysroot": {
$(sysroot_lines | joined)
  },
  "sources": {
$(source_lines | joined)
  },
  "patches": {
$(patch_lines | joined)
  },
  "outputs": {
$(output_lines "$staged" | joined)
  }
}
EOF
}
