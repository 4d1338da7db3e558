# shellcheck shell=bash
# The programs that the build needs; the recipes list them as command:package, by the package's name where they can run.

install_tools() {
    local tool missing=()
    for tool in "${tools[@]}"; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
    done
    ((${#missing[@]} > 0)) || return 0
    start_log
    if command -v apt-get >/dev/null; then
        install_by apt-get "${missing[@]}"
    elif command -v apk >/dev/null; then
        install_by apk "${missing[@]}"
    elif command -v brew >/dev/null; then
        say "installing ${missing[*]}"
        run brew install --quiet "${missing[@]}"
    else
        die "Install what brings these programs first: ${missing[*]}."
    fi
}

install_by() {
    local manager=$1 as_root=()
    shift
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "Install these packages as root first: ${*}."
        as_root=(sudo)
    fi
    say "installing $*"
    if [[ $manager == apk ]]; then
        run "${as_root[@]}" apk add --quiet "$@"
        return
    fi
    run "${as_root[@]}" apt-get update -q
    run "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}
