# shellcheck shell=bash
# Getting, checking and unpacking the sources that native/versions pins.

# Unpacks the source of libzmq or libsodium into $build/<library>-source.
# Without a file named by the caller the files come from the distribution's archive of source packages.
get_source() {
    local library=$1 named=$2 pin=${1^^}
    local -n tarball=${pin}_TARBALL tarball_sha256=${pin}_TARBALL_SHA256
    local -n debian=${pin}_DEBIAN debian_sha256=${pin}_DEBIAN_SHA256
    local target=$build/$library-source tarball_file=$cache/$tarball debian_file=$cache/$debian

    if [[ -n $named ]]; then
        [[ -f $named ]] || die "There is no file $named."
        tarball_file=$named
        debian_file=$(dirname "$named")/$debian
    elif ! [[ -f $tarball_file && -f $debian_file ]]; then
        download_source_package "$library"
    fi

    rm -rf "$target"
    mkdir -p "$target"
    unpack "$tarball_file" "$tarball_sha256" "$target" --strip-components=1
    if [[ -f $debian_file ]]; then
        unpack "$debian_file" "$debian_sha256" "$target"
        apply_patches "$target"
    else
        say "$library: $debian is not beside the named file, so the distribution's fixes are left out"
    fi
    apply_own_patches "$library" "$target"
}

unpack() {
    local file=$1 expected=$2 target=$3 found
    shift 3
    found=$(sha256 "$file")
    [[ $found == "$expected" ]] || die "$file has the SHA-256 $found, but native/versions asks for $expected."
    run tar -xf "$file" -C "$target" "$@"
}

apply_patches() {
    local target=$1 name
    while read -r name; do
        run patch -d "$target" -p1 --no-backup-if-mismatch -i "$target/debian/patches/$name"
    done < <(sed 's/#.*//; /^[[:space:]]*$/d' "$target/debian/patches/series")
}

# native/patches/<library>, in the order of their names; after the distribution's. One that does not fit to the letter fails the build.
apply_own_patches() {
    local name
    for name in $(own_patches "$1"); do
        run patch -d "$2" -p1 --fuzz=0 --forward --no-backup-if-mismatch -i "$native/patches/$name"
    done
}

# As <library>/<file>; of all libraries without an argument.
own_patches() { (cd "$native/patches" && find . -path "./${1:-*}/*.patch" -printf '%P\n' | LC_ALL=C sort); }

# Like 'apt-get source', but with apt state of our own: most machines have no deb-src entries,
# and a build must not change the machine's package sources.
download_source_package() {
    local pin=${1^^}
    local -n package=${pin}_PACKAGE revision=${pin}_REVISION its_tarball=${pin}_TARBALL its_debian=${pin}_DEBIAN
    local advice="name $its_tarball, with $its_debian beside it, by --$1-source, or pin another revision in native/versions"
    command -v apt-get >/dev/null || die "There is no apt-get here to fetch $package $revision with; $advice."
    say "fetching the source of $package $revision"
    prepare_apt
    if ! (cd "$cache/apt" && apt-get "${apt[@]}" source --download-only -q "$package=$revision") >>"$log" 2>&1; then
        die "This machine's package archive has no source of $package $revision; $advice."
    fi
    mv "$cache/apt/$its_tarball" "$cache/apt/$its_debian" "$cache/"
}

# The options that make apt use source entries derived from the machine's own; empty until they exist.
apt=()

prepare_apt() {
    local state=$cache/apt
    ((${#apt[@]} == 0)) || return 0
    apt=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$state/sources"
        -o "Dir::State::lists=$state/lists" -o "Dir::Cache=$state/cache")
    rm -rf "$state"
    mkdir -p "$state/sources" "$state/lists/partial" "$state/cache/archives/partial"
    derive_source_entries "$state/sources"
    # An entry without sources (a vendor's repository) is a warning for apt, not an error.
    run apt-get "${apt[@]}" update -q
}

derive_source_entries() {
    local target=$1 file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ ! -f $file ]] || sed -En 's/^[[:space:]]*deb[[:space:]]/deb-src /p' "$file" >>"$target/machine.list"
    done
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ ! -f $file ]] || sed -E 's/^Types:.*/Types: deb-src/I; /^Architectures:/Id' "$file" >"$target/$(basename "$file")"
    done
}
