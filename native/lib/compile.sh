# shellcheck shell=bash
# Compiling libsodium, then libzmq twice: once to count, once with the counts. Once only where the recipe has no training.

jobs() { getconf _NPROCESSORS_ONLN; }

# Paths of the build machine must not get into the text of assertions.
common_flags() {
    echo "-fPIC -fvisibility=hidden -ffunction-sections -fdata-sections -ffile-prefix-map=$build/=" "${platform_flags[@]}"
}

build_libsodium() {
    say "building libsodium $LIBSODIUM_VERSION"
    local source=$build/libsodium-source
    (
        cd "$source" || exit
        run autoreconf -fi
        # SODIUM_STATIC: without it the headers mark every function as exported, in spite of -fvisibility.
        run ./configure "${platform_configure[@]}" --prefix="$build/libsodium" --disable-shared --enable-static \
            --with-pic CC="$cc" CFLAGS="-O3 -DSODIUM_STATIC $(common_flags) ${platform_c_flags[*]}"
        run make -C src/libsodium -j "$(jobs)" install
    )
}

build_libzmq() {
    rm -rf "$build/libzmq"
    if [[ -n $sanitize ]]; then
        say "building libzmq $LIBZMQ_VERSION with AddressSanitizer and UndefinedBehaviorSanitizer"
        compile_libzmq "-g -fno-omit-frame-pointer -fsanitize=address,undefined"
        return
    fi
    if ((training_share == 0)); then
        say "building libzmq $LIBZMQ_VERSION"
        compile_libzmq "${link_time_flags[*]}"
        return
    fi
    say "building libzmq $LIBZMQ_VERSION with counters"
    # The I/O thread and the caller count in the same functions: plain counters lose updates.
    compile_libzmq "-fprofile-generate -fprofile-update=prefer-atomic"
    say "training"
    train
    say "building libzmq $LIBZMQ_VERSION with the profile"
    # The object files keep their names, so the compiler finds each profile beside its object.
    # -ffat-lto-objects: the same objects become the static archive, which must not need GCC's plugin.
    compile_libzmq "-fprofile-use -fprofile-correction -fprofile-partial-training -Wno-missing-profile \
        ${link_time_flags[*]}"
}

compile_libzmq() {
    local flags
    flags="$(common_flags) $1"
    [[ $format != elf ]] || flags+=" -fno-semantic-interposition"
    # SODIUM_LIBRARIES names the archive: with WITH_LIBSODIUM_STATIC alone CMake still prefers a shared libsodium.
    # CMAKE_POLICY_VERSION_MINIMUM: CMake 4 refuses the minimum version that libzmq states.
    run cmake -S "$build/libzmq-source" -B "$build/libzmq" -G "Unix Makefiles" \
        -DCMAKE_BUILD_TYPE=Release -DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
        -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx" \
        -DCMAKE_C_FLAGS="$flags ${platform_c_flags[*]}" \
        -DCMAKE_CXX_FLAGS="$flags -fvisibility-inlines-hidden ${platform_cxx_flags[*]}" \
        -DCMAKE_SHARED_LINKER_FLAGS="${platform_link_flags[*]}" \
        -DENABLE_DRAFTS=ON -DENABLE_CURVE=ON -DWITH_LIBSODIUM_STATIC=ON \
        -DSODIUM_INCLUDE_DIRS="$build/libsodium/include" -DSODIUM_LIBRARIES="$build/libsodium/lib/libsodium.a" \
        -DWITH_TLS=OFF -DWITH_LIBBSD=OFF -DWITH_DOCS=OFF -DWITH_PERF_TOOL=OFF -DBUILD_TESTS=OFF -DENABLE_CPACK=OFF \
        "${platform_cmake[@]}"
    run cmake --build "$build/libzmq" --parallel "$(jobs)"
}

train() {
    run "$cc" -O2 -pthread "${platform_flags[@]}" "${platform_c_flags[@]}" -I "$build/libzmq-source/include" "$native/training/train.c" \
        -o "$build/train" -L "$build/libzmq/lib" -lzmq -Wl,-rpath,"$build/libzmq/lib"
    run "${emulator[@]}" "$build/train" "$training_share"
}
