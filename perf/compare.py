#!/usr/bin/env python3
"""Compares ZmqInterop with C, round by round in random order, and writes tables. Started by build/perf, which builds what is compared."""

import argparse
import json
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

# The compiler waits a tenth of a second, again and again, for a quiet moment before it compiles a method anew. Without that the code that runs in the end is
# the same, and it runs before the clock starts.
ENVIRONMENT = os.environ | {"DOTNET_TC_CallCountingDelayMs": "0"}

# Of the processors' time, what other programs may have taken before a run is repeated, and how often that is tried.
FOREIGN_SHARE = 0.10
REPEATS = 2

# Managed bytes per message. An object has 24 at least; the programs themselves have one or two hundred in all.
ALLOCATION_LIMIT = 0.1

THROUGHPUT = "throughput [k msg/s]"
ROUND_TRIP = "round trip [us]"


@dataclass(frozen=True)
class Subject:
    """One program and one way of calling."""

    name: str
    binary: str  # "C", "C-dist" or "C#"
    api: str


FRAME = [Subject("C", "C", "frame"), Subject("C#", "C#", "frame")]
SPAN = [Subject("C", "C", "span"), Subject("C#", "C#", "span")]
RAW_FRAME = Subject("raw", "C#", "raw-frame")
RAW_SPAN = Subject("raw", "C#", "raw-span")
DIST_FRAME = Subject("C-dist", "C-dist", "frame")
DIST_SPAN = Subject("C-dist", "C-dist", "span")


@dataclass
class Cell:
    """One line of the table: what all its subjects do."""

    program: str
    size: int
    count: int
    warmup: int
    subjects: list
    pinned: bool = False
    floor: float = 0.0  # the ratio C# to C (as speed) below which something is broken, with room for noise
    goal: float = 0.0
    samples: dict = field(default_factory=dict)

    @property
    def is_latency(self):
        return self.program.endswith("_lat")

    @property
    def metric(self):
        return ROUND_TRIP if self.is_latency else THROUGHPUT

    @property
    def title(self):
        transport = self.program.split("_")[0]
        processes = {"local": "tcp, two processes"}.get(transport, transport)
        where = ", one core" if self.pinned else ""
        return f"{processes}, {self.size} B, {self.subjects[0].api}{where}"


def thr(transport, size, count, subjects, floor=0.0, goal=0.0):
    # A second or so: the just-in-time compiler replaces everything by its best version meanwhile.
    return Cell(f"{transport}_thr", size, count, count, subjects, floor=floor, goal=goal)


def lat(transport, size, count, subjects, pinned, floor=0.0, goal=0.0):
    # The same on one core, where the compiler takes turns with what it compiles for.
    warmup = max(count, 100_000 if transport == "inproc" else 25_000)
    return Cell(f"{transport}_lat", size, count, warmup, subjects, pinned=pinned, floor=floor, goal=goal)


def quick_cells():
    return [
        thr("inproc", 16, 5_000_000, FRAME + [RAW_FRAME, DIST_FRAME], 0.55, 0.72),
        thr("inproc", 16, 5_000_000, SPAN, 0.55, 0.72),
        thr("tcp", 16, 2_000_000, FRAME + [RAW_FRAME, DIST_FRAME], 0.70, 0.88),
        thr("tcp", 16, 2_000_000, SPAN, 0.70, 0.88),
        thr("inproc", 1024, 1_000_000, FRAME, 0.75, 0.95),
        thr("tcp", 1024, 300_000, FRAME, 0.75, 0.95),
        lat("inproc", 16, 30_000, FRAME, True, 1 / 1.40, 1 / 1.22),
        lat("tcp", 16, 8_000, FRAME, True, 1 / 1.20, 1 / 1.07),
    ]


def full_cells():
    cells = []
    for subjects in (FRAME + [RAW_FRAME, DIST_FRAME], SPAN + [RAW_SPAN, DIST_SPAN]):
        cells += [
            thr("inproc", 16, 16_000_000, subjects, 0.55, 0.72),
            thr("tcp", 16, 6_000_000, subjects, 0.70, 0.88),
            thr("ipc", 16, 6_000_000, subjects, 0.70, 0.88),
            thr("local", 16, 6_000_000, subjects, 0.70, 0.88),
            thr("inproc", 1024, 4_000_000, subjects, 0.75, 0.95),
            thr("tcp", 1024, 1_000_000, subjects, 0.75, 0.95),
        ]
    subjects = FRAME + [RAW_FRAME, DIST_FRAME]
    for size in (16, 1024):
        cells += [
            lat("inproc", size, 100_000, subjects, True, 1 / 1.40, 1 / 1.22),
            lat("tcp", size, 25_000, subjects, True, 1 / 1.20, 1 / 1.07),
        ]
    cells += [lat("inproc", 16, 30_000, subjects, False), lat("tcp", 16, 20_000, subjects, False), lat("local", 16, 20_000, subjects, False)]
    return cells


def busy_seconds():
    """Processor time that all programs have used, waits for input and output left out."""
    with open("/proc/stat", encoding="ascii") as stat:
        times = [int(value) for value in stat.readline().split()[1:]]
    return (times[0] + times[1] + times[2] + sum(times[5:8])) / os.sysconf("SC_CLK_TCK")


def children_seconds():
    times = os.times()
    return times.children_user + times.children_system


class Runner:
    def __init__(self, binaries):
        self.binaries = binaries
        self.disturbed = 0
        self.runs = 0

    def run(self, cell, subject):
        """One process, or two that talk to each other; once more when other programs took too much of the machine."""
        for attempt in range(REPEATS + 1):
            started, busy, own = time.monotonic(), busy_seconds(), children_seconds()
            output = self._two_processes(cell, subject) if cell.program.startswith("local") else self._one_process(cell, subject)
            foreign = busy_seconds() - busy - (children_seconds() - own)
            share = max(0.0, foreign) / ((time.monotonic() - started) * os.cpu_count())
            if share <= FOREIGN_SHARE:
                break
        self.runs += 1
        self.disturbed += share > FOREIGN_SHARE
        return self._parse(output, cell) | {"foreign_share": round(share, 3), "attempts": attempt + 1}

    def _command(self, program, endpoint, cell, subject):
        pin = ["taskset", "-c", "0"] if cell.pinned else []
        where = [endpoint] if endpoint else []
        options = [f"--api={subject.api}", f"--warmup={cell.warmup}", "--stats"]
        return pin + [self.binaries[subject.binary], program, *where, str(cell.size), str(cell.count), *options]

    def _one_process(self, cell, subject):
        return subprocess.run(self._command(cell.program, None, cell, subject), check=True, capture_output=True, text=True, timeout=300, env=ENVIRONMENT).stdout

    def _two_processes(self, cell, subject):
        """local binds to a free port and says which on its error output; the process that measures is local_thr or remote_lat."""
        kind = cell.program.split("_")[1]
        with subprocess.Popen(
            self._command(f"local_{kind}", "tcp://127.0.0.1:*", cell, subject), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
        ) as local:
            try:
                endpoint = local.stderr.readline().removeprefix("endpoint: ").strip()
                remote = subprocess.run(
                    self._command(f"remote_{kind}", endpoint, cell, subject), check=True, capture_output=True, text=True, timeout=300, env=ENVIRONMENT
                ).stdout
                output, _ = local.communicate(timeout=300)
            finally:
                local.kill()
        return remote if cell.is_latency else output

    @staticmethod
    def _parse(output, cell):
        def number(pattern):
            match = re.search(pattern, output)
            return float(match[1]) if match else None

        # libzmq's programs report half a round trip.
        value = number(r"average latency: ([\d.]+)") if cell.is_latency else number(r"mean throughput: ([\d.]+) \[msg/s\]")
        return {
            "value": value * 2 if cell.is_latency else value / 1000,
            "cpu_ns": number(r"cpu time: ([\d.]+)"),
            "managed_bytes": number(r"managed allocation: ([\d.]+)"),
            "collections": number(r"garbage collections: (\d+)"),
            "peak_kib": number(r"peak memory: (\d+)"),
        }


def quartiles(values):
    ordered = sorted(values)
    if len(ordered) < 2:
        return ordered[0], ordered[0], ordered[0]
    low, middle, high = statistics.quantiles(ordered, n=4, method="inclusive")
    return low, middle, high


def ratios(cell, subject, base):
    """Pair by pair, of the same round. Of times and of speeds alike, subject over base."""
    return [a["value"] / b["value"] for a, b in zip(cell.samples[subject], cell.samples[base])]


def measure(cells, rounds, runner):
    jobs = [(cell, subject) for cell in cells for subject in cell.subjects]
    for cell, subject in jobs:
        cell.samples[subject.name] = []
    started = time.monotonic()
    for index in range(rounds):
        order = cells[:]
        random.shuffle(order)
        for cell in order:
            subjects = cell.subjects[:]
            random.shuffle(subjects)
            for subject in subjects:
                cell.samples[subject.name].append(runner.run(cell, subject))
        print(f"round {index + 1} of {rounds}, {time.monotonic() - started:.0f} s, {runner.disturbed} of {runner.runs} runs disturbed", file=sys.stderr, flush=True)


def table(cells):
    """Markdown, one line per cell and subject other than C."""
    lines = [
        "| what | figure | C | subject | value (q1 to q3) | over C (q1 to q3) | cpu over C | managed B/msg | goal |",
        "|---|---|---:|---|---:|---:|---:|---:|---:|",
    ]
    for cell in cells:
        digits = 2 if cell.is_latency else 0
        _, base, _ = quartiles([s["value"] for s in cell.samples["C"]])
        base_cpu = statistics.median(s["cpu_ns"] for s in cell.samples["C"])
        for subject in cell.subjects[1:]:
            samples = cell.samples[subject.name]
            low, middle, high = quartiles([s["value"] for s in samples])
            ratio_low, ratio, ratio_high = quartiles(ratios(cell, subject.name, "C"))
            cpu = statistics.median(s["cpu_ns"] for s in samples) / base_cpu
            allocated = [s["managed_bytes"] for s in samples if s["managed_bytes"] is not None]
            managed = f"{statistics.median(allocated):.4f}" if allocated else "-"
            sign, goal = ("<=", 1 / cell.goal if cell.goal else 0) if cell.is_latency else (">=", cell.goal)
            lines.append(
                f"| {cell.title} | {cell.metric} | {base:.{digits}f} | {subject.name} | {middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f}) "
                f"| **{ratio:.2f}** ({ratio_low:.2f} to {ratio_high:.2f}) | {cpu:.2f} | {managed} "
                f"| {f'{sign} {goal:.2f}' if goal and subject.name == 'C#' else ''} |"
            )
    return lines


def complaints(cells):
    """What is worse than noise explains."""
    for cell in cells:
        ratio = statistics.median(ratios(cell, "C#", "C"))
        if cell.floor and (1 / ratio if cell.is_latency else ratio) < cell.floor:
            limit = f"above {1 / cell.floor:.2f}" if cell.is_latency else f"below {cell.floor:.2f}"
            yield f"{cell.title}: {cell.metric} over C is {ratio:.2f}, {limit}"
        allocated = statistics.median(s["managed_bytes"] for s in cell.samples["C#"])
        if allocated > ALLOCATION_LIMIT:
            yield f"{cell.title}: {allocated:.4f} managed bytes per message"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=["quick", "full"])
    parser.add_argument("--rounds", type=int, default=0, help="7 in quick mode, 9 in full mode")
    parser.add_argument("--only", default="", help="a regular expression over the titles of the cells")
    parser.add_argument("--c", required=True)
    parser.add_argument("--c-dist")
    parser.add_argument("--csharp", required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()

    binaries = {"C": options.c, "C#": options.csharp} | ({"C-dist": options.c_dist} if options.c_dist else {})
    cells = quick_cells() if options.mode == "quick" else full_cells()
    cells = [cell for cell in cells if re.search(options.only, cell.program + ", " + cell.title)]
    for cell in cells:
        cell.subjects = [subject for subject in cell.subjects if subject.binary in binaries]
    rounds = options.rounds or (7 if options.mode == "quick" else 9)
    runner = Runner(binaries)
    load_before = os.getloadavg()
    measure(cells, rounds, runner)

    machine = f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}"
    failures = list(complaints(cells))
    report = [
        f"# Speed, {options.mode}",
        "",
        f"{time.strftime('%Y-%m-%d %H:%M')}, {machine}, {rounds} rounds in random order, medians. Ratios are pair by pair, of the same round.",
        f"Load average {load_before[0]:.1f} before, {os.getloadavg()[0]:.1f} after; "
        f"in {runner.disturbed} of {runner.runs} runs other programs took more than {FOREIGN_SHARE:.0%} of the machine.",
        "C and C# use the same libzmq, C-dist that of the distribution; raw is C# with plain P/Invoke, without safety.",
        "",
        *table(cells),
        "",
        *(failures or ["No figure is below its floor."]),
    ]
    print("\n".join(report))
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "report.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    raw = [{"title": cell.title, "program": cell.program, "metric": cell.metric, "samples": cell.samples} for cell in cells]
    summary = {"machine": machine, "rounds": rounds, "disturbed": runner.disturbed, "runs": runner.runs, "failures": failures, "cells": raw}
    (options.output / f"{options.mode}.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
