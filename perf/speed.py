#!/usr/bin/env python3
"""Measures ZmqInterop beside C and others, and writes tables and charts. Started by build/perf, which builds what is compared.

quick: a few figures in less than two minutes; ends with 1 when something is broken.
full: all scenarios, one after the other, each into a file of its own. With --continue those that were measured at this commit are left out, with --seconds
none is started after so many, and --more adds rounds to those that were measured: a run can be made in pieces. The report has what there is.
report: the report once more. publish: it becomes perf/RESULTS.md, with the charts beside it."""

import argparse
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace

from compare import Runner, measure
from results import Results, add_rounds, cell_data
from scenarios import FULL
from start import measure_start
from twins import TwinRunner, cells as twin_cells
import scenarios

ROUNDS = 5
HERE = pathlib.Path(__file__).parent

# Beside those of scenarios.py, in the order of the report.
START = ("start", "Start-up", "One process: a request and its reply over tcp, and the end. Files: everything that is shipped beside the program's own runtime; "
         "NativeAOT has libzmq inside.")
TWINS = ("twins", "libzmq's own programs", "The programs of libzmq's perf folder beside our C twins, with the same command lines and the same library, and "
         "with C# at the other end. No warm-up, as those have none.")
UNITS = ("units", "Single calls by BenchmarkDotNet", "Both ends on one thread and inproc, 16 B. Raw is plain P/Invoke without safety, the baseline of its category.")


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"model name\s*: (.+)", info.read())
    name = model[1] if model else platform.machine()
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    runtime = subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"{name}, {os.cpu_count()} processors, {memory:.0f} GiB, Linux {platform.release()}, .NET SDK {runtime}"


def commit():
    shown = subprocess.run(["git", "describe", "--always", "--dirty", "--abbrev=10"], cwd=HERE, capture_output=True, text=True, check=False)
    return shown.stdout.strip() or "unknown"


def shorten(cell, divisor):
    """Few messages stay as many as they are."""
    def fewer(count):
        return count if count < 1000 else count // divisor

    cell.count, cell.warmup = fewer(cell.count), fewer(cell.warmup)
    cell.subjects = [replace(subject, count=fewer(subject.count)) for subject in cell.subjects]


class Session:
    def __init__(self, options):
        self.folder = options.output
        self.rounds, self.divisor = options.rounds, options.divide
        self.results = Results(options.output / "full")
        self.binaries = {
            "C": str(self.folder / "perf-c"), "C-dist": str(self.folder / "perf-c-dist"), "C#": options.csharp,
            "pyzmq": [options.python, str(HERE / "pyzmq_perf.py")],
        } | {kind: str(self.folder / "twins" / kind) for kind in ("own", "twin", "csharp")}

    def available(self, cells):
        """Without the subjects whose program is not here."""
        for cell in cells:
            cell.subjects = [subject for subject in cell.subjects if self.has(subject.binary)]
        return cells

    def has(self, binary):
        if binary == "pyzmq":
            return subprocess.run([self.binaries["pyzmq"][0], "-c", "import zmq"], capture_output=True, check=False).returncode == 0
        return os.path.exists(self.binaries.get(binary, self.binaries["own"]))

    def names(self):
        return [scenario.name for scenario in FULL] + [START[0], TWINS[0], UNITS[0]]

    def measure(self, name, more=False):
        """Measures a scenario and stores it, as more rounds of what is stored or in its place. False if what it needs is not here."""
        runner = (TwinRunner if name == "twins" else Runner)(self.binaries)
        load = [os.getloadavg()[0]]
        data = {}
        found = [scenario for scenario in FULL if scenario.name == name]
        rounds = self.rounds or (found[0].rounds if found else ROUNDS)
        if name == "start":
            head, data["start"] = START, measure_start(self.folder, rounds, runner)
        elif name == "units":
            head, data["table"] = UNITS, self.units()
        else:
            head = (name, found[0].title, found[0].note) if found else TWINS
            cells = self.available(found[0].cells() if found else twin_cells(scenarios.count))
            if name == "twins" and not self.has("own"):
                return False
            for cell in cells:
                shorten(cell, self.divisor)
            measure(cells, rounds, runner, name)
            data["cells"] = [cell_data(cell) for cell in cells]
        load.append(os.getloadavg()[0])
        data |= {
            "name": name, "title": head[1], "note": head[2], "date": time.strftime("%Y-%m-%d %H:%M"), "machine": machine(), "commit": commit(),
            "rounds": rounds, "divided": self.divisor, "runs": runner.runs, "disturbed": runner.disturbed, "hung": runner.hung, "load": load,
        }
        if more and "cells" in data and self.results.path(name).exists():
            data = add_rounds(self.results.load(name), data)
        self.results.save(name, data)
        return True

    def units(self):
        """BenchmarkDotNet's own table."""
        artifacts = self.folder / "units"
        shutil.rmtree(artifacts, ignore_errors=True)
        program = self.folder / "build/bin/ZmqInterop.Benchmarks/release/ZmqInterop.Benchmarks"
        log = self.folder / "units.log"
        print("units: BenchmarkDotNet, some minutes", file=sys.stderr, flush=True)
        with open(log, "w", encoding="utf-8") as output:
            subprocess.run([str(program), "--filter", "*", "--artifacts", str(artifacts)], stdout=output, stderr=output, check=True, timeout=900)
        [table] = artifacts.glob("results/*-report-github.md")
        lines = table.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith("|")]


def write_report(session):
    # Imported here: quick mode does without the chart library.
    from charts import draw
    from goals import goals_table
    from report import scenario_section

    results, folder = session.results, session.folder
    lines = ["# Speed", "", "Medians, and between which figures the middle half of the samples lies. Ratios are pair by pair, of the same round.", "",
             *goals_table(results)]
    missing = [name for name in session.names() if not results.path(name).exists()]
    if missing:
        lines += ["", f"Not measured in this run: {', '.join(missing)}."]
    for name in session.names():
        if results.path(name).exists():
            lines += scenario_section(results.load(name), results.figures(name), draw(name, results, folder))
    (folder / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{folder / 'report.md'}: {', '.join(name for name in session.names() if results.path(name).exists())}")


def publish(session):
    write_report(session)
    charts = HERE / "charts"
    shutil.rmtree(charts, ignore_errors=True)
    charts.mkdir()
    text = (session.folder / "report.md").read_text(encoding="utf-8")
    for file in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text):
        shutil.copy(session.folder / file, charts / file)
    text = re.sub(r"(!\[[^]]*\]\()", r"\1charts/", text)
    text = text.replace("# Speed\n", "# Results\n\nThe last full run; written by `build/perf publish`. [README.md](README.md) says how it is measured.\n", 1)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


def full(session, options):
    started = time.monotonic()
    for name in session.names():
        if not re.fullmatch(options.only or ".*", name):
            continue
        if getattr(options, "continue") and session.results.has(name, commit()):
            continue
        if options.seconds and time.monotonic() - started > options.seconds:
            print(f"{name} and what follows it is left for the next time", file=sys.stderr)
            break
        if not session.measure(name, options.more):
            print(f"{name}: left out, what it needs is not here (perf/README.md)", file=sys.stderr)
    write_report(session)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["quick", "full", "report", "publish"])
    parser.add_argument("--rounds", type=int, default=0, help="3 or 5, as the scenario has it, unless given")
    parser.add_argument("--only", default="", help="a regular expression over the names of the scenarios")
    parser.add_argument("--divide", type=int, default=1, help="runs with so many times fewer messages, to be done sooner")
    parser.add_argument("--continue", action="store_true", help="leave out what was measured at this commit")
    parser.add_argument("--more", action="store_true", help="add rounds to what was measured")
    parser.add_argument("--seconds", type=int, default=0, help="start no scenario after so many")
    parser.add_argument("--csharp", required=True)
    parser.add_argument("--python", default="/usr/bin/python3", help="one that has pyzmq")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    session = Session(options)
    if options.mode == "quick":
        from quick import quick

        return quick(session)
    if options.mode == "full":
        return full(session, options)
    (publish if options.mode == "publish" else write_report)(session)
    return 0


if __name__ == "__main__":
    sys.exit(main())
