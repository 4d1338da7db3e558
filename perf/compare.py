"""Runs programs that are compared, round by round in random order: what the scenarios of speed.py and compare_async.py have in common."""

import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

# The compiler waits a tenth of a second, again and again, for a quiet moment before it compiles a method anew. Without that the code that runs in the end is
# the same, and it runs before the clock starts.
ENVIRONMENT = os.environ | {"DOTNET_TC_CallCountingDelayMs": "0"}

# Of the processors' time, what other programs may have taken before a run is repeated, and how often that is tried.
FOREIGN_SHARE = 0.10
REPEATS = 2

# Seconds after which a run counts as hung; the longest takes ten.
HUNG_AFTER = 60

THROUGHPUT = "throughput [k msg/s]"
ROUND_TRIP = "round trip [us]"
RATE = "rate [1/s]"

# What the programs print, with the factor to the unit of the metric. libzmq's report half a round trip.
VALUES = {
    THROUGHPUT: (r"mean throughput: ([\d.]+) \[msg/s\]", 0.001),
    ROUND_TRIP: (r"average latency: ([\d.]+)", 2),
    RATE: (r"mean rate: ([\d.]+)", 1),
}


@dataclass(frozen=True)
class Subject:
    """One program and one way of calling."""

    name: str
    binary: str  # "C", "C-dist", "C#" or "pyzmq"
    api: str
    options: tuple = ()
    count: int = 0  # when the cell's would take too long


@dataclass
class Cell:
    """One line of the table: what all its subjects do. The first of them is what the others are compared with."""

    program: str
    size: int
    count: int
    warmup: int
    subjects: list
    pinned: bool = False
    floor: float = 0.0  # the ratio of the second subject to the first (as speed) below which something is broken, with room for noise
    goal: float = 0.0
    samples: dict = field(default_factory=dict)
    options: tuple = ()
    endpoint: str = "tcp://127.0.0.1:*"  # of two processes
    label: str = ""  # in the title, instead of the way of calling

    @property
    def is_latency(self):
        return self.program.endswith("_lat")

    @property
    def metric(self):
        return ROUND_TRIP if self.is_latency else RATE if self.program.endswith("_cycle") else THROUGHPUT

    @property
    def transport(self):
        return self.endpoint.split(":")[0] if self.program.startswith("local") else self.program.split("_")[0]

    @property
    def title(self):
        if self.metric == RATE:
            return self.label
        processes = ", two processes" if self.program.startswith("local") else ""
        where = ", one core" if self.pinned else ""
        return f"{self.transport}{processes}, {size_text(self.size)}, {self.label or self.subjects[0].api}{where}"


def size_text(size):
    for factor, unit in ((1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= factor:
            return f"{size / factor:g} {unit}"
    return f"{size} B"


def thr(transport, size, count, subjects, floor=0.0, goal=0.0, **more):
    # A second or so: the just-in-time compiler replaces everything by its best version meanwhile.
    return Cell(f"{transport}_thr", size, count, more.pop("warmup", count), subjects, floor=floor, goal=goal, **more)


def lat(transport, size, count, subjects, pinned, floor=0.0, goal=0.0, **more):
    # The same on one core, where the compiler takes turns with what it compiles for.
    warmup = more.pop("warmup", max(count, 100_000 if transport == "inproc" else 25_000))
    return Cell(f"{transport}_lat", size, count, warmup, subjects, pinned=pinned, floor=floor, goal=goal, **more)


def busy_seconds():
    """Processor time that all programs have used, waits for input and output left out."""
    with open("/proc/stat", encoding="ascii") as stat:
        times = [int(value) for value in stat.readline().split()[1:]]
    return (times[0] + times[1] + times[2] + sum(times[5:8])) / os.sysconf("SC_CLK_TCK")


def children_seconds():
    times = os.times()
    return times.children_user + times.children_system


class Runner:
    def __init__(self, binaries, repeats=REPEATS):
        self.binaries = binaries
        self.repeats = repeats
        self.disturbed = 0
        self.runs = 0
        self.hung = Counter()

    def run(self, cell, subject):
        """One process, or two that talk to each other; once more when other programs took too much of the machine, or when it hangs."""
        output, share = None, 0.0
        for attempt in range(self.repeats + 1):
            started, busy, own = time.monotonic(), busy_seconds(), children_seconds()
            try:
                output = self._two_processes(cell, subject) if cell.program.startswith("local") else self._one_process(cell, subject)
            except subprocess.TimeoutExpired:
                self.hung[subject.name] += 1
                print(f"{cell.title}, {subject.name}: hung, killed after {HUNG_AFTER} s", file=sys.stderr, flush=True)
                continue
            foreign = busy_seconds() - busy - (children_seconds() - own)
            share = max(0.0, foreign) / ((time.monotonic() - started) * os.cpu_count())
            if share <= FOREIGN_SHARE:
                break
        if output is None:
            raise RuntimeError(f"{cell.title}: {subject.name} hangs.")
        self.runs += 1
        self.disturbed += share > FOREIGN_SHARE
        return self._parse(output, cell) | {"foreign_share": round(share, 3), "attempts": attempt + 1}

    def _command(self, program, endpoint, cell, subject):
        pin = ["taskset", "-c", "0"] if cell.pinned else []
        binary = self.binaries[subject.binary]
        where = [endpoint] if endpoint else []
        count = subject.count or cell.count
        warmup = min(cell.warmup, subject.count or cell.warmup)
        options = [f"--api={subject.api}", f"--warmup={warmup}", "--stats", *cell.options, *subject.options]
        return pin + ([binary] if isinstance(binary, str) else binary) + [program, *where, str(cell.size), str(count), *options]

    def _one_process(self, cell, subject):
        return subprocess.run(
            self._command(cell.program, None, cell, subject), check=True, capture_output=True, text=True, timeout=HUNG_AFTER, env=ENVIRONMENT
        ).stdout

    def _two_processes(self, cell, subject):
        """local binds to a free port and says which on its error output; the process that measures is local_thr or remote_lat."""
        kind = cell.program.split("_")[1]
        with subprocess.Popen(
            self._command(f"local_{kind}", cell.endpoint, cell, subject), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
        ) as local:
            try:
                endpoint = local.stderr.readline().removeprefix("endpoint: ").strip()
                remote = subprocess.run(
                    self._command(f"remote_{kind}", endpoint, cell, subject), check=True, capture_output=True, text=True, timeout=HUNG_AFTER, env=ENVIRONMENT
                ).stdout
                output, _ = local.communicate(timeout=HUNG_AFTER)
            finally:
                local.kill()
        return remote if cell.is_latency else output

    @staticmethod
    def _parse(output, cell):
        def number(pattern):
            match = re.search(pattern, output)
            return float(match[1]) if match else None

        pattern, factor = VALUES[cell.metric]
        return {
            "value": number(pattern) * factor,
            "cpu_ns": number(r"cpu time: ([\d.]+)"),
            "managed_bytes": number(r"managed allocation: ([\d.]+)"),
            "managed_total": number(r"managed allocation in all: (\d+)"),
            "collections": number(r"garbage collections: (\d+)"),
            "peak_kib": number(r"peak memory: (\d+)"),
        }


class Progress:
    """A line that says how far it is: on a terminal always the same one, in a log one in ten seconds."""

    def __init__(self, name, total, runner):
        self.name, self.total, self.runner = name, total, runner
        self.done = 0
        self.started = self.told = time.monotonic()
        self.terminal = sys.stderr.isatty()

    def step(self, what):
        self.done += 1
        now = time.monotonic()
        if self.done < self.total and now - self.told < (0.2 if self.terminal else 10):
            return
        self.told = now
        elapsed = now - self.started
        left = elapsed / self.done * (self.total - self.done)
        disturbed = f", {self.runner.disturbed} disturbed" if self.runner.disturbed else ""
        text = f"{self.name}run {self.done} of {self.total}{disturbed}, {elapsed:.0f} s, about {left:.0f} s to go ({what})"
        end = "\n" if not self.terminal or self.done == self.total else ""
        print(f"\r\x1b[K{text}" if self.terminal else text, end=end, file=sys.stderr, flush=True)


def quartiles(values):
    ordered = sorted(values)
    if len(ordered) < 2:
        return ordered[0], ordered[0], ordered[0]
    low, middle, high = statistics.quantiles(ordered, n=4, method="inclusive")
    return low, middle, high


def ratios(cell, subject, base):
    """Pair by pair, of the same round. Of times and of speeds alike, subject over base."""
    return [a["value"] / b["value"] for a, b in zip(cell.samples[subject], cell.samples[base])]


def measure(cells, rounds, runner, name=""):
    """Adds so many samples to each subject of each cell."""
    progress = Progress(f"{name}: " if name else "", rounds * sum(len(cell.subjects) for cell in cells), runner)
    for _ in range(rounds):
        order = cells[:]
        random.shuffle(order)
        for cell in order:
            subjects = cell.subjects[:]
            random.shuffle(subjects)
            for subject in subjects:
                cell.samples.setdefault(subject.name, []).append(runner.run(cell, subject))
                progress.step(f"{cell.title}, {subject.name}")
