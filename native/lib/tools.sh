# shellcheck shell=bash
# The programs that the build needs; rids/<rid>.sh lists them as command:package.

install_tools() {
    local tool missing=()
    for tool in "${tools[@]}"; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool#*:}")
    done
    ((${#missing[@]} > 0)) || return 0
    command -v apt-get >/dev/null || die "Install these tools first (names of the Debian packages): ${missing[*]}."
    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "Install these packages as root first: apt-get install ${missing[*]}."
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    start_log
    run "${as_root[@]}" apt-get update -q
    run "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}"
}
