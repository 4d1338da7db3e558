"""Charts of what was measured, as SVG."""

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plot  # noqa: E402
from matplotlib.ticker import FuncFormatter, NullFormatter  # noqa: E402

from compare import quartiles, size_text  # noqa: E402

# Colours that people with every kind of sight can tell apart (Okabe and Ito), the same for a subject in all charts.
COLOURS = {
    "C": "#000000", "C#": "#0072B2", "C-dist": "#999999", "raw": "#56B4E9", "batch": "#009E73", "NetMQ": "#E69F00", "pyzmq": "#D55E00",
    "zmq.asyncio": "#CC79A7", "C# message": "#009E73",
}

# Text stays text, and the same figures give the same file.
plot.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "zmqinterop", "font.family": "sans-serif", "font.size": 10, "axes.grid": True, "grid.alpha": 0.3})


def colour(subject):
    return COLOURS.get(subject) or COLOURS["C#" if subject.startswith("C#") else "C"]


def save(figure, path):
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plot.close(figure)


def by_size(axes, sizes):
    axes.set_xscale("log", base=2)
    axes.set_xticks(sizes)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda size, _: size_text(int(size))))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(axis="x", rotation=45)
    axes.set_xlabel("bytes of a message")


def bars(axes, names, series, unit):
    """Series: by subject, for each name the quartiles, or None."""
    width = 0.8 / len(series)
    for index, (subject, values) in enumerate(series.items()):
        for place, value in enumerate(values):
            if value:
                low, middle, high = value
                at = place + (index - (len(series) - 1) / 2) * width
                axes.bar(at, middle, width * 0.95, color=colour(subject), yerr=[[middle - low], [high - middle]], ecolor="#666666", capsize=2,
                         label=subject if subject not in axes.get_legend_handles_labels()[1] else None)
    axes.set_xticks(range(len(names)), names)
    axes.set_ylabel(unit)
    axes.legend()


def bar_chart(path, title, figures, unit, names=None, scale=1.0, log=False):
    figure, axes = plot.subplots(figsize=(9, 4.2))
    subjects = list(dict.fromkeys(subject for item in figures for subject in item.subjects))
    series = {
        subject: [tuple(value * scale for value in item.spread(subject)) if subject in item.subjects else None for item in figures] for subject in subjects
    }
    bars(axes, names or [item.transport for item in figures], series, unit)
    if log:
        axes.set_yscale("log")
    axes.set_title(title)
    save(figure, path)


def ratio_chart(path, title, figures):
    """C# over C by size, one line per transport, with the middle half of the ratios around it."""
    figure, axes = plot.subplots(figsize=(9, 4.2))
    for transport, style in (("inproc", "#0072B2"), ("tcp", "#D55E00")):
        items = sorted((item for item in figures if item.transport == transport), key=lambda item: item.size)
        if not items:
            continue
        ratios = [item.ratio("C#", "C") for item in items]
        axes.plot([item.size for item in items], [ratio[1] for ratio in ratios], "o-", color=style, label=transport)
        axes.fill_between([item.size for item in items], [ratio[0] for ratio in ratios], [ratio[2] for ratio in ratios], color=style, alpha=0.15)
    axes.axhline(1, color="black", linewidth=0.8)
    by_size(axes, sorted({item.size for item in figures}))
    axes.set_ylim(bottom=0)
    axes.set_ylabel("throughput of C# over C")
    axes.set_title(title)
    axes.legend()
    save(figure, path)


def crossover_chart(path, title, figures):
    figure, panels = plot.subplots(1, 2, figsize=(9, 4.2))
    for axes, transport in zip(panels, ("inproc", "tcp")):
        items = sorted((item for item in figures if item.transport == transport), key=lambda item: item.size)
        if not items:
            continue
        for subject in items[0].subjects:
            style = "o-" if subject.endswith("wrap") else "s--"
            axes.plot([item.size for item in items], [item.median(subject) for item in items], style, color=colour(subject), label=subject, markersize=4)
        by_size(axes, [item.size for item in items])
        axes.set_yscale("log")
        axes.set_ylabel("k msg/s")
        axes.set_title(transport)
        axes.legend()
    figure.suptitle(title)
    save(figure, path)


def start_chart(path, title, samples):
    figure, axes = plot.subplots(figsize=(9, 3.2))
    series = {key: [quartiles(sample[f"{key}_ms"]) for sample in samples.values()] for key in ("reply", "end")}
    for offset, (key, label, shade) in enumerate((("reply", "until the reply", "#0072B2"), ("end", "until the process has ended", "#999999"))):
        axes.barh([place + (offset - 0.5) * 0.4 for place in range(len(samples))], [value[1] for value in series[key]], 0.38, color=shade, label=label)
    axes.set_yticks(range(len(samples)), samples)
    axes.invert_yaxis()
    axes.set_xlabel("ms")
    axes.set_title(title)
    axes.legend()
    save(figure, path)


def draw(name, results, folder):
    """The charts of a scenario: title and file name of each."""
    figures = results.figures(name)
    drawn = []

    def chart(kind, title, *arguments, suffix="", **more):
        file = f"{name}{suffix}.svg"
        kind(folder / file, title, *arguments, **more)
        drawn.append((title, file))

    if name == "calls":
        chart(bar_chart, "PUSH to PULL, 16 B, frames", results.find(name, ("C", "C#", "raw"), size=16), "M msg/s", scale=1e-3)
    elif name == "sizes":
        chart(ratio_chart, "Throughput by size, frames", figures)
    elif name == "trips":
        chart(bar_chart, "Round trip on one core, 16 B", results.find(name, ("raw",), size=16), "us")
    elif name == "peers":
        items = sorted((item for item in figures if item.program == "local_thr"), key=lambda item: item.size)
        chart(bar_chart, "PUSH to PULL over tcp, two processes", items, "k msg/s", names=[size_text(item.size) for item in items], log=True)
    elif name == "patterns":
        fans = [item for item in figures if item.program.endswith("_fan")]
        chart(bar_chart, "PUB to SUB, 16 B, all that arrives", fans, "M msg/s",
              names=[f"{item.transport}\n{item.title.rsplit(' ', 1)[1]} subscribers" for item in fans], scale=1e-3)
    elif name == "zerocopy":
        chart(crossover_chart, "Sending memory of the program, copied and wrapped", figures)
    elif name == "start":
        chart(start_chart, "Start-up to the first reply", results.load(name)["start"])
    return drawn
