"""Tables of what was measured, in Markdown."""

from compare import FOREIGN_SHARE, HUNG_AFTER, RATE, ROUND_TRIP, quartiles, size_text


def number(value, metric=""):
    """Three digits are enough: the spread is wider."""
    if value is None:
        return "-"
    digits = 2 if metric == ROUND_TRIP and value < 100 else 1 if value < 100 and metric != RATE else 0
    return f"{value:,.{digits}f}".replace(",", " ")


def megabytes(figure, subject):
    """The same in MB/s, where size decides."""
    return number(figure.median(subject) * figure.size / 1e3) if figure.size >= 1024 and "throughput" in figure.metric else ""


def figure_table(figures):
    """A line per figure and subject."""
    lines = [
        "| what | subject | median (q1 to q3) | MB/s | over the first (q1 to q3) | cpu [ns/msg] | managed [B/msg] | GCs | peak [MiB] |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for figure in figures:
        for index, subject in enumerate(figure.subjects):
            low, middle, high = (number(value, figure.metric) for value in figure.spread(subject))
            ratio = ""
            if index:
                ratio_low, ratio_middle, ratio_high = figure.ratio(subject)
                ratio = f"**{ratio_middle:.2f}** ({ratio_low:.2f} to {ratio_high:.2f})"
            managed, collections, peak = figure.managed(subject), figure.median(subject, "collections"), figure.median(subject, "peak_kib")
            lines.append(
                f"| {figure.title + ', ' + figure.metric if not index else ''} | {subject} | {middle} ({low} to {high}) | {megabytes(figure, subject)} | {ratio} "
                f"| {number(figure.median(subject, 'cpu_ns'), RATE)} | {'-' if managed is None else f'{managed:.4g}'} "
                f"| {'-' if collections is None else f'{collections:.0f}'} | {'-' if peak is None else f'{peak / 1024:.0f}'} |"
            )
    return lines


def start_table(samples):
    lines = [
        "| program | reply after [ms] (q1 to q3) | whole process [ms] (q1 to q3) | files [MiB] |",
        "|---|---:|---:|---:|",
    ]
    for name, sample in samples.items():
        reply = [f"{value:.1f}" for value in quartiles(sample["reply_ms"])]
        end = [f"{value:.1f}" for value in quartiles(sample["end_ms"])]
        lines.append(f"| {name} | {reply[1]} ({reply[0]} to {reply[2]}) | {end[1]} ({end[0]} to {end[2]}) | {sample['bytes'] / (1 << 20):.2f} |")
    return lines


def crossover_lines(figures):
    """From which size on wrapping is faster than copying."""
    lines = []
    for transport in dict.fromkeys(figure.transport for figure in figures):
        for language in ("C#", "C"):
            first = None
            for figure in sorted((figure for figure in figures if figure.transport == transport), key=lambda figure: -figure.size):
                if figure.ratio(f"{language} wrap", f"{language} copy")[1] <= 1:
                    break
                first = figure.size
            where = f"from {size_text(first)} on" if first else "at no size measured"
            lines.append(f"- {transport}, {language}: wrapping is faster {where}.")
    return lines


def conditions(data):
    """When, where and how well a scenario was measured."""
    hung = "".join(f" {name} hung {times} times, was killed after {HUNG_AFTER} s and started again." for name, times in data.get("hung", {}).items())
    shorter = f" with 1/{data['divided']} of the messages" if data.get("divided", 1) > 1 else ""
    return (
        f"{data['date']}, {data['machine']}, commit {data['commit']}, {data['rounds']} rounds in random order{shorter}. Load average {data['load'][0]:.1f} before, "
        f"{data['load'][1]:.1f} after; in {data['disturbed']} of {data['runs']} runs other programs took more than {FOREIGN_SHARE:.0%} of the machine.{hung}"
    )


def scenario_section(data, figures, charts):
    lines = ["", f"## {data['title']}", "", data["note"], "", conditions(data), ""]
    lines += [f"![{title}]({path})\n" for title, path in charts]
    if data["name"] == "start":
        lines += start_table(data["start"])
    elif data["name"] == "units":
        lines += data["table"]
    else:
        lines += figure_table(figures)
    if data["name"] == "zerocopy":
        lines += ["", *crossover_lines(figures)]
    return lines
