# shellcheck shell=bash
# The C library of an older Debian, to compile and link against: what is built so runs on its glibc and every later one.

sysroot_folder() { echo "$cache/sysroot-$SYSROOT_SUITE-$sysroot_architecture"; }

# Only for RIDs that set sysroot_architecture. $sysroot stays empty where there is none, and for sanitizers, which come with the compiler.
prepare_sysroot() {
    [[ -n $sysroot_architecture && -z ${sanitize:-} ]] || return 0
    local folder packages
    folder=$(sysroot_folder)
    packages=(libc6 libc6-dev linux-libc-dev libgcc-s1 "libgcc-$SYSROOT_GCC-dev" "libstdc++-$SYSROOT_GCC-dev")
    # What .NET needs to run there: the tests do, under the emulator.
    [[ -z $cross ]] || packages+=(libstdc++6 libssl1.1)
    if ! [[ -f $folder/packages && -f $folder/wanted && $(<"$folder/wanted") == "${packages[*]}" ]] && ! make_sysroot "$folder" "${packages[@]}"; then
        local reason="this machine's package archive has no $SYSROOT_SUITE for $sysroot_architecture"
        [[ -z $cross ]] || die "Cannot get the C library: $reason; the log is $(shown_path "$log")."
        say "$reason: built against this machine's own C library, for machines with that or a later one"
        return 0
    fi
    sysroot=$folder
    use_sysroot
}

make_sysroot() {
    local folder=$1 state=$cache/apt-$SYSROOT_SUITE-$sysroot_architecture file
    shift
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    say "fetching the C library of $SYSROOT_SUITE for $sysroot_architecture"
    rm -rf "$state" "$folder"
    mkdir -p "$state"/{sources,debs,lists/partial,cache/archives/partial} "$folder/link"
    derive_old_entries "$state/sources/old.sources"
    (
        cd "$state/debs" || exit
        local apt=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$state/sources" -o "Dir::State::lists=$state/lists"
            -o "Dir::State::status=/dev/null" -o "Dir::Cache=$state/cache" -o "Acquire::Retries=3"
            -o "APT::Architecture=$sysroot_architecture" -o "APT::Architectures=$sysroot_architecture")
        apt-get "${apt[@]}" update -q && apt-get "${apt[@]}" download -q "$@"
    ) >>"$log" 2>&1 || return 1
    for file in "$state"/debs/*.deb; do
        run dpkg-deb -x "$file" "$folder"
    done
    make_links_relative "$folder"
    # Of the old compiler only what belongs to its libraries, so that everything else stays the compiler's own.
    for file in libgcc_eh.a libstdc++.a; do
        ln -s "../usr/lib/gcc/$triplet/$SYSROOT_GCC/$file" "$folder/link/$file"
    done
    echo "$*" >"$folder/wanted"
    (cd "$state/debs" && sha256sum -- *.deb | sed 's/^\([0-9a-f]*\)  \(.*\)$/"\2": "\1"/') >"$folder/packages"
    rm -rf "$state"
}

# The machine's own entries for its release, with the older release in place of it. The machine's package sources stay as they are.
derive_old_entries() {
    local codename file
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ -f $file ]] || continue
        awk -v codename="$codename" -v suite="$SYSROOT_SUITE" -v RS= '
            (" " $0 "\n") ~ ("\nSuites:[^\n]*[ \t]" codename "[ \t\n]") {
                gsub(/\nSuites:[^\n]*/, "\nSuites: " suite)
                gsub(/\nComponents:[^\n]*/, "\nComponents: main")
                gsub(/\n(Architectures|#)[^\n]*/, "")
                sub(/Types:[^\n]*/, "Types: deb")
                print $0 "\n"
            }' "$file"
    done >"$1"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ ! -f $file ]] || sed -En "s/^[[:space:]]*(deb[[:space:]]+(\[[^]]*\][[:space:]]+)?[^[:space:]]+)[[:space:]]+${codename}[[:space:]].*/\1 $SYSROOT_SUITE main/p" "$file"
    done >"${1%.sources}.list"
}

# Links to /lib would lead out of the folder.
make_links_relative() {
    local link target
    while read -r link; do
        target=$(readlink "$link")
        ln -sfn "$(realpath -m --relative-to="$(dirname "$link")" "$1$target")" "$link"
    done < <(find "$1" -type l -lname '/*')
}

# -B, because a cross compiler looks into its own folder before the sysroot; -nostdinc for the same reason.
use_sysroot() {
    local headers=$sysroot/usr/include
    platform_flags+=("--sysroot=$sysroot" "-B$sysroot/link" "-B$sysroot/usr/lib/$triplet" "-B$sysroot/lib/$triplet" -nostdinc)
    platform_c_flags+=(-isystem "$("$cc" -print-file-name=include)" -isystem "$headers/$triplet" -isystem "$headers")
    platform_cxx_flags+=(-nostdinc++ -isystem "$headers/c++/$SYSROOT_GCC" -isystem "$headers/$triplet/c++/$SYSROOT_GCC"
        "${platform_c_flags[@]}")
}
