# shellcheck shell=bash
# The suites of systems that this machine can only imitate: unit, published with its runtime for that system, under wine or qemu.

emulated_folder=$repository/artifacts/emulated
# Twice what they take on two slow processors. An emulator that hangs must not use up the time of all the others.
emulated_minutes=8
# A whole run in CI has 30 minutes, on machines of which some are half as fast as others. The libzmq for a system and its tests take a third (win-x64)
# or a fifth (linux-arm64) of what all other suites took: begun within so many seconds of the run, they also end in time.
declare -A emulated_latest=([win-x64]=1300 [linux-arm64]=1420)
# What passes through races a thousand times takes half of the time. A whole run leaves it to the run of that system.
short_form=()
for races in AsyncDisposal AsyncOrder ZmqContextDispose ZmqFrameThread ZmqMessageSend ZmqMonitorLifetime ZmqPollerChanges ZmqSocketCancellation ZmqSocketDispose \
    ZmqSocketEndpointRace ZmqSocketThreads; do
    short_form+=(-class- "*.${races}Tests")
done
# The Debian that native/build.sh has fetched to build against.
source "$repository/native/versions"
arm64_root=$repository/artifacts/native/cache/sysroot-$SYSROOT_SUITE-arm64
# The Windows of native/verify.sh.
wine_folder=$repository/artifacts/native/cache/wine
# The runtime would map its code twice, which neither emulator gets right.
single_mapping=DOTNET_EnableWriteXorExecute=0

# The systems that have such a suite on this machine.
emulated_rids() {
    [[ $(machine_rid) != linux-x64 ]] || echo "win-x64 linux-arm64"
}

is_emulated() { [[ " $(emulated_rids) " == *" $1 "* ]]; }

# Checks the native library, which build/setup made, and publishes the tests.
prepare_emulated() {
    local rid=$1
    "$repository/native/verify.sh" "$rid" >"$logs/native-verify-$rid.log" 2>&1 </dev/null || {
        cat "$logs/native-verify-$rid.log"
        return 1
    }
    publish_for "$rid" "$repository/tests/ZmqInterop.Tests" || return 1
    # The compiler warns of what Windows has at address 0 of its segment.
    [[ $rid != win-x64 ]] || x86_64-w64-mingw32-gcc-win32 -municode -O2 -Wall -Werror -Wno-array-bounds -static \
        "$repository/build/lib/wine_start.c" -o "$emulated_folder/$rid/wine_start.exe"
}

# Apart from the ordinary build, whose files for this machine stay as they are, and which has analysed the code.
publish_for() {
    local rid=$1 project=$2 log=$logs/publish-$1.log
    if ! dotnet publish "$project" --configuration Release --runtime "$rid" --self-contained --artifacts-path "$emulated_folder" \
        --output "$emulated_folder/$rid" --disable-build-servers -v quiet -p:ValidateExecutableReferencesMatchSelfContained=false \
        -p:RunAnalyzers=false >"$log" 2>&1 </dev/null; then
        show_build_errors "$log"
        return 1
    fi
}

# The command that runs the published tests, as words of the array "command".
use_emulator() {
    case $1 in
        win-x64)
            command=(env "WINEPREFIX=$wine_folder" WINEDEBUG=-all WINEDLLOVERRIDES=winemenubuilder.exe,winedbg.exe= "$single_mapping"
                wine "$emulated_folder/$1/wine_start.exe" "$emulated_folder/$1/ZmqInterop.Tests.dll")
            ;;
        linux-arm64) command=(env "$single_mapping" qemu-aarch64-static -L "$arm64_root" "$emulated_folder/$1/ZmqInterop.Tests") ;;
    esac
    # What looks at the sources sees the same everywhere.
    command+=(-namespace- ZmqInterop.Tests.Architecture)
    # One thread of wine's serves all processes: what makes contexts and sockets by the hundred would take longer than all the rest.
    [[ $1 != win-x64 ]] || command+=(-class- '*.ZmqSocketDisposeTests' -method- '*.Wait_500Sockets_*' -method- '*.SendAsync_Canceled_NeverInsideAMessage')
}

# Wine's server would outlive the tests, and a pipeline wait for it; so would what a test has started.
end_emulator() { [[ $1 != win-x64 ]] || WINEPREFIX=$wine_folder timeout 30 wineserver -k || true; }
