"""Looks at the samples of build/soak: soak.py CSV SVG prints what has grown, draws a chart, and fails when something has grown for good."""
import csv
import pathlib
import statistics
import sys

# How much may be added between the first sample after the warm-up and the last one, by the slope of a straight line through all of them. What leaks is lost in
# every round, of which there are thousands. Memory has its allowance for the runtime, which compiles hot methods anew and keeps arenas per thread.
ALLOWED = {
    "rss": ("memory, MiB", 2**20, 24),
    "heap": ("heap of the collector, MiB", 2**20, 4),
    "descriptors": ("descriptors", 1, 10),
    "threads": ("threads", 1, 6),
    "contexts": ("contexts", 1, 5),
    "sockets": ("sockets", 1, 10),
    "frames": ("frames", 1, 20),
    "pending": ("calls that wait", 1, 5),
}
WARM_UP = 1 / 3


def main(source, chart):
    with open(source, newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    observed = rows[int(len(rows) * WARM_UP):]
    if len(observed) < 10:
        sys.exit("soak: too few samples")

    times = [row["seconds"] / 60 for row in observed]
    minutes = times[-1] - times[0]
    rounds = observed[-1]["rounds"] - observed[0]["rounds"]
    print(f"{minutes:.1f} minutes and {rounds:.0f} rounds after the warm-up")
    print(f"{'':28} {'mean':>10} {'largest':>10} {'per minute':>12} {'growth':>10} {'allowed':>10}")
    grown = []
    lines = {}
    for name, (title, unit, allowed) in ALLOWED.items():
        values = [row[name] / unit for row in observed]
        line = statistics.linear_regression(times, values)
        growth = line.slope * minutes
        lines[name] = line
        print(f"{title:28} {statistics.mean(values):10.1f} {max(values):10.1f} {line.slope:12.3f} {growth:10.2f} {allowed:10}")
        if growth > allowed:
            grown.append(title)

    draw(rows, lines, times, chart)
    if grown:
        sys.exit(f"soak: FAILED: growing: {', '.join(grown)}")
    print("soak: nothing grows")


def draw(rows, lines, times, chart):
    try:
        import matplotlib
    except ImportError:
        print("soak: no chart without matplotlib", file=sys.stderr)
        return

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "soak"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(len(ALLOWED) // 2, 2, figsize=(11, 10), sharex=True, layout="constrained")
    for axis, (name, (title, unit, _)) in zip(axes.flat, ALLOWED.items()):
        axis.plot([row["seconds"] / 60 for row in rows], [row[name] / unit for row in rows], linewidth=0.8, color="#1f77b4")
        axis.plot([times[0], times[-1]], [lines[name].intercept + lines[name].slope * time for time in (times[0], times[-1])], color="#d62728")
        axis.set_title(f"{title}: {lines[name].slope:+.3f} per minute", fontsize=10)
        axis.set_ylim(bottom=0)
        axis.grid(alpha=0.3)
    for axis in axes[-1]:
        axis.set_xlabel("minutes")
    figure.savefig(chart, metadata={"Date": None})
    print(f"soak: chart in {pathlib.Path(chart).name}")


main(*sys.argv[1:])
