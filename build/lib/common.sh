# shellcheck shell=bash
# What the commands of this folder share.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
logs=$repository/artifacts/logs
command_name=$(basename "$0")
python=${ZMQINTEROP_PYTHON:-/usr/bin/python3}
node=${ZMQINTEROP_NODE:-node}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export ZMQINTEROP_PYTHON=$python ZMQINTEROP_NODE=$node

say() { echo "$command_name: $*"; }

die() {
    echo "$command_name: $*" >&2
    exit 1
}

shown_path() { echo "${1#"$repository"/}"; }

# The runtime identifier of this machine, as native/rids names it.
machine_rid() {
    local system architecture
    case $(uname -s) in
        Linux) system=linux ;;
        Darwin) system=osx ;;
        *) system=$(uname -s) ;;
    esac
    case $(uname -m) in
        x86_64) architecture=x64 ;;
        aarch64 | arm64) architecture=arm64 ;;
        *) architecture=$(uname -m) ;;
    esac
    # A machine with glibc may have musl as well, to run other programs with.
    if [[ $system == linux ]] && compgen -G '/lib/ld-musl-*' >/dev/null && ! getconf GNU_LIBC_VERSION >/dev/null 2>&1; then
        system=linux-musl
    fi
    echo "$system-$architecture"
}

# Builds a project or solution in the configuration that is shipped. Warnings are errors. On failure the errors, each once.
build() {
    local log=$logs/$1.log target=$2
    mkdir -p "$logs"
    # No build servers that outlive the command: a pipeline may wait for everything it has started.
    if ! dotnet build "$target" --configuration Release --disable-build-servers -v quiet >"$log" 2>&1 </dev/null; then
        show_build_errors "$log"
        return 1
    fi
}

show_build_errors() { sed 's/ \[[^]]*\]$//' "$1" | grep -E '(error|warning) ' | sort -u | head -n 20 || tail -n 20 "$1"; }
