"""Start-up to the first reply: how long a program takes that has one request to make."""

import os
import pathlib
import random
import subprocess
import time

from compare import Progress

# Whole processes are short, and a single one says little.
RUNS_PER_ROUND = 5


def programs(folder):
    """By name: the command, and the files that have to be there for it."""
    folder = pathlib.Path(folder)
    first = folder / "first-reply"
    found = {
        "C": (folder / "perf-c", [folder / "perf-c", folder / "lib/libzmq.so.5"], ["first_reply", "1", "1"]),
        "NativeAOT": (first / "aot/ZmqInterop.FirstReply", None, []),
        "ReadyToRun": (first / "r2r/ZmqInterop.FirstReply", None, []),
        "JIT": (first / "jit/ZmqInterop.FirstReply", None, []),
    }
    return {
        name: ([str(program), *arguments], sum(file.stat().st_size for file in files or shipped(program.parent)))
        for name, (program, files, arguments) in found.items()
        if program.exists()
    }


def shipped(folder):
    return [file for file in folder.iterdir() if file.suffix not in (".dbg", ".pdb", ".xml")]


def run_once(command):
    """Milliseconds until the reply is there, and until the process has ended."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        reply = os.read(process.stdout.fileno(), 16)
        replied = time.perf_counter()
        status = process.wait(timeout=30)
        ended = time.perf_counter()
    if reply != b"World" or status != 0:
        raise RuntimeError(f"{command[0]} replied {reply!r} and ended with {status}.")
    return (replied - started) * 1e3, (ended - started) * 1e3


def measure_start(folder, rounds, runner):
    found = programs(folder)
    samples = {name: {"bytes": size, "reply_ms": [], "end_ms": []} for name, (_, size) in found.items()}
    progress = Progress("start: ", rounds * len(found), runner)
    for command, _ in found.values():
        # From the disk into memory.
        run_once(command)
    for _ in range(rounds):
        order = list(found.items())
        random.shuffle(order)
        for name, (command, _) in order:
            for _ in range(RUNS_PER_ROUND):
                reply, end = run_once(command)
                samples[name]["reply_ms"].append(reply)
                samples[name]["end_ms"].append(end)
            runner.runs += 1
            progress.step(name)
    return samples
