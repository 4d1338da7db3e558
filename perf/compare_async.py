#!/usr/bin/env python3
"""Compares asynchronous calls with synchronous ones and with other libraries, as compare.py does. Started by build/perf async."""

import argparse
import json
import os
import pathlib
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace

from compare import ENVIRONMENT, FOREIGN_SHARE, REPEATS, Cell, Runner, Subject, lat, measure, quartiles, ratios, thr

# Managed bytes per message or round trip: what starting and stopping the clock allocates, over the count of a run, stays below.
NO_ALLOCATION = 0.05

# Milliseconds of processor time per second, while 200 sockets wait and nothing happens.
IDLE_GOAL, IDLE_FLOOR = 0.5, 2.0

# Seconds after which a run counts as hung; the longest takes ten.
HUNG_AFTER = 40

# Each end has a context, and so an I/O thread, of its own, as in programs of their own. The goals are for that.
APART = ("--apart",)
ONE_CONTEXT = "one context"

# What is known of a run that hung until the end of all attempts.
NOTHING = dict.fromkeys(("value", "cpu_ns", "managed_bytes"), float("nan"))


@dataclass(frozen=True)
class Call(Subject):
    """A way of calling, and what its figure over that of the first subject of the cell is to be."""

    options: tuple = ()
    count: int = 0  # when the cell's would take too long
    goal: float = 0.0
    floor: float = 0.0  # beyond is more than noise explains


def call(name, api, *options, **limits):
    return Call(name, "C#", api, options, **limits)


SYNC = call("sync", "frame")
NETMQ = Call("NetMQ async", "C#", "netmq", count=600_000)
PYZMQ = Call("pyzmq asyncio", "pyzmq", "", count=60_000)


def receive(goal=0.0, floor=0.0):
    return call("async receive", "async-receive", goal=goal, floor=floor)


def both(goal=0.0, floor=0.0):
    return call("async both ends", "async", goal=goal, floor=floor)


def with_token(subject):
    return replace(subject, name=f"{subject.name}, token", options=(*subject.options, "--token"), goal=0.0, floor=0.0)


def cells():
    pool = call("async, pool", "async", goal=1.15, floor=1.40)
    watchers = call("async, watchers", "async", "--watchers=3", goal=1.05, floor=1.30)
    alone = call("no others", "async")
    return [
        thr("tcp", 16, 3_000_000, [SYNC, receive(0.85, 0.60), with_token(receive()), both(0.75, 0.50)], options=APART),
        thr("inproc", 16, 5_000_000, [SYNC, receive(0.80, 0.55), with_token(receive())]),
        thr("tcp", 1024, 400_000, [SYNC, receive(1.0, 0.55), both(1.0, 0.50)], options=APART),
        thr("tcp", 16, 3_000_000, [NETMQ, receive(5, 2.5)], options=APART),
        thr("tcp", 16, 3_000_000, [PYZMQ, receive(50, 25)], options=APART),
        lat("tcp", 16, 10_000, [SYNC, pool, with_token(pool), watchers], pinned=True, options=APART),
        lat(
            "tcp", 16, 10_000,
            [
                alone,
                call("200 idle sockets", "async", "--idle=200", goal=1.10, floor=1.40),
                call("10 000 idle sockets", "async", "--idle=10000", goal=1.20, floor=1.50),
            ],
            pinned=True,
            options=APART,
        ),
        thr("tcp", 16, 3_000_000, [SYNC, receive(), both()], label=ONE_CONTEXT),
        thr("tcp", 1024, 400_000, [SYNC, receive(), both()], label=ONE_CONTEXT),
        lat("tcp", 16, 10_000, [SYNC, replace(pool, goal=0.0), replace(watchers, goal=0.0)], pinned=True, label=ONE_CONTEXT),
    ]


class AsyncRunner(Runner):
    def _command(self, program, endpoint, cell, subject):
        if subject.binary == "pyzmq":
            return [*self.binaries["pyzmq"], str(cell.size), str(subject.count)]
        return super()._command(program, endpoint, cell, subject)

    def _one_process(self, cell, subject):
        """Empty when it hangs again and again. NetMQ's receiver sometimes waits for ever for messages that are there: no reason to lose all the rest."""
        for _ in range(REPEATS + 1):
            try:
                return subprocess.run(
                    self._command(cell.program, None, cell, subject), check=True, capture_output=True, text=True, timeout=HUNG_AFTER, env=ENVIRONMENT
                ).stdout
            except subprocess.TimeoutExpired:
                self.hung[subject.name] += 1
                print(f"{cell.title}, {subject.name}: hung, killed after {HUNG_AFTER} s", file=sys.stderr, flush=True)
        return ""

    @staticmethod
    def _parse(output, cell):
        if not output:
            return NOTHING
        return {key: float("nan") if value is None else value for key, value in Runner._parse(output, cell).items()}

    def idle(self, sockets):
        """What so many sockets cost that wait: bytes of memory for each, managed bytes for each, milliseconds of processor time per second."""
        command = [self.binaries["C#"], "idle_sockets", "1", str(sockets)]
        output = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, env=ENVIRONMENT).stdout
        return [float(value) for value in re.findall(r": ([\d.]+) \[", output)]


def known(values):
    """Those that were measured. One at least, for the tables: what hangs in all rounds has no figure."""
    return [value for value in values if value == value] or [float("nan")]


def is_bad(cell, ratio, limit):
    return bool(limit) and (ratio > limit if cell.is_latency else ratio < limit)


def short_title(cell):
    return f"{cell.program.split('_')[0]}, {cell.size} B{', one core' if cell.pinned else ''}{', ' + cell.label if cell.label else ''}"


def middle_ratio(cell, subject):
    return statistics.median(known(ratios(cell, subject.name, cell.subjects[0].name)))


def table(measured):
    lines = [
        "| what | figure | base | subject | value (q1 to q3) | over base (q1 to q3) | cpu over base | managed B/op | goal |",
        "|---|---|---:|---|---:|---:|---:|---:|---:|",
    ]
    for cell in measured:
        digits = 2 if cell.is_latency else 0
        base_name = cell.subjects[0].name
        _, base, _ = quartiles(known(s["value"] for s in cell.samples[base_name]))
        base_cpu = statistics.median(known(s["cpu_ns"] for s in cell.samples[base_name]))
        title = short_title(cell)
        for subject in cell.subjects[1:]:
            samples = cell.samples[subject.name]
            low, middle, high = quartiles(known(s["value"] for s in samples))
            ratio_low, ratio, ratio_high = quartiles(known(ratios(cell, subject.name, base_name)))
            cpu = statistics.median(known(s["cpu_ns"] for s in samples)) / base_cpu
            managed = statistics.median(known(s["managed_bytes"] for s in samples))
            sign = "<=" if cell.is_latency else ">="
            goal = f"{sign} {subject.goal:.2f}{' missed' if is_bad(cell, ratio, subject.goal) else ''}" if subject.goal else ""
            lines.append(
                f"| {title} | {cell.metric} | {base_name} {base:.{digits}f} | {subject.name} | {middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f}) "
                f"| **{ratio:.2f}** ({ratio_low:.2f} to {ratio_high:.2f}) | {'-' if cpu != cpu else f'{cpu:.2f}'} | {managed:.4f} | {goal} |"
            )
    return lines


def goals(measured, idle):
    """How many of the goals are reached, and which are not."""
    aims = [(cell, subject) for cell in measured for subject in cell.subjects[1:] if subject.goal]
    missed = [
        f"{short_title(cell)}, {subject.name}: {middle_ratio(cell, subject):.2f} of {cell.subjects[0].name}, goal {subject.goal:.2f}"
        for cell, subject in aims if is_bad(cell, middle_ratio(cell, subject), subject.goal)
    ]
    if idle:
        missed += [f"200 idle sockets: {idle[200][2]:.2f} ms/s, goal {IDLE_GOAL}"] if idle[200][2] > IDLE_GOAL else []
    count = len(aims) + bool(idle)
    return [f"{count - len(missed)} of {count} goals are reached.", *(f"- Missed: {line}" for line in missed)]


def complaints(measured, idle_cpu):
    for cell in measured:
        for subject in cell.subjects[1:]:
            ratio = middle_ratio(cell, subject)
            if is_bad(cell, ratio, subject.floor):
                yield f"{short_title(cell)}: {subject.name} over {cell.subjects[0].name} is {ratio:.2f}, the limit is {subject.floor:.2f}"
            allocated = statistics.median(known(s["managed_bytes"] for s in cell.samples[subject.name]))
            if allocated > NO_ALLOCATION:
                yield f"{short_title(cell)}: {subject.name} allocates {allocated:.4f} managed bytes per operation"
    if idle_cpu > IDLE_FLOOR:
        yield f"200 idle sockets: {idle_cpu:.2f} ms of processor time per second, the limit is {IDLE_FLOOR:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="a regular expression over program, title and subjects of the cells, and \"idle\"")
    parser.add_argument("--csharp", required=True)
    parser.add_argument("--python", default="/usr/bin/python3", help="one that has pyzmq")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()

    # Every socket has a descriptor, and there are rows with 10 000.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    script = str(pathlib.Path(__file__).with_name("pyzmq_async.py"))
    runner = AsyncRunner({"C#": options.csharp, "pyzmq": [options.python, script]})
    wanted = re.compile(options.only)
    measured = [cell for cell in cells() if wanted.search(", ".join([cell.program, cell.title, *(s.name for s in cell.subjects)]))]
    load_before = os.getloadavg()
    measure(measured, options.rounds, runner)

    idle_lines, idle_cpu, idle, medians = [], 0.0, {}, {}
    if wanted.search("idle"):
        idle = {sockets: [runner.idle(sockets) for _ in range(min(options.rounds, 3))] for sockets in (200, 10_000)}
        medians = {sockets: [statistics.median(column) for column in zip(*runs)] for sockets, runs in idle.items()}
        idle_cpu = medians[200][2]
        idle_lines = ["", "| sockets that wait | bytes per socket | managed | processor time [ms/s] | goal |", "|---:|---:|---:|---:|---:|"] + [
            f"| {sockets} | {resident:.0f} | {managed:.0f} | {cpu:.2f} | {f'<= {IDLE_GOAL}' if sockets == 200 else 'report'} |"
            for sockets, (resident, managed, cpu) in medians.items()
        ]

    machine = f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}"
    failures = list(complaints(measured, idle_cpu))
    report = [
        "# Speed of asynchronous calls",
        "",
        f"{time.strftime('%Y-%m-%d %H:%M')}, {machine}, {options.rounds} rounds in random order, medians. Ratios are pair by pair, of the same round.",
        f"Load average {load_before[0]:.1f} before, {os.getloadavg()[0]:.1f} after; "
        f"in {runner.disturbed} of {runner.runs} runs other programs took more than {FOREIGN_SHARE:.0%} of the machine.",
        *(f"{name} hung {times} times, was killed after {HUNG_AFTER} s and started again." for name, times in runner.hung.items()),
        "One process, frames; over tcp each end has a context, and so an I/O thread, of its own, as in two programs, except where it says \"one context\".",
        "Throughput: PUSH to PULL; sync is both ends on threads of their own. Round trip: REQ to REP and back, both ends alike; every receive waits.",
        "Throughputs over base should be large, round trips small.",
        "",
        *table(measured),
        *idle_lines,
        "",
        *goals(measured, medians),
        "",
        *(failures or ["No figure is beyond its limit."]),
    ]
    print("\n".join(report))
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "async.md").write_text("\n".join(report) + "\n", encoding="utf-8")
    raw = [{"title": cell.title, "program": cell.program, "metric": cell.metric, "samples": cell.samples} for cell in measured]
    summary = {
        "machine": machine, "rounds": options.rounds, "disturbed": runner.disturbed, "runs": runner.runs, "hung": runner.hung, "failures": failures,
        "cells": raw, "idle": idle,
    }
    (options.output / "async.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
