"""What was measured, as it lies on the disk: a file per scenario, so that a long run can be made in pieces."""

import json
import statistics

from compare import ROUND_TRIP, quartiles


# Managed bytes of a whole run that starting and stopping the clock may take; what the messages take is more by far.
CLOCK_BYTES = 4096


class Figure:
    """One cell, measured."""

    def __init__(self, data):
        self.data = data
        self.title, self.metric, self.subjects = data["title"], data["metric"], data["subjects"]
        self.program, self.transport, self.size = data["program"], data["transport"], data["size"]

    @property
    def smaller_is_better(self):
        return self.metric == ROUND_TRIP

    def values(self, subject, key="value"):
        return [sample[key] for sample in self.data["samples"][subject] if sample.get(key) is not None]

    def median(self, subject, key="value"):
        values = self.values(subject, key)
        return statistics.median(values) if values else None

    def managed(self, subject):
        """Managed bytes per message; none for programs without managed memory."""
        total = self.median(subject, "managed_total")
        return 0.0 if total is not None and total <= CLOCK_BYTES else self.median(subject, "managed_bytes")

    def spread(self, subject):
        return quartiles(self.values(subject))

    def ratio(self, subject, base=None):
        """Quartiles of the ratios of the same round, subject over base."""
        # From the end: a subject may have come later than others.
        pairs = zip(reversed(self.data["samples"][subject]), reversed(self.data["samples"][base or self.subjects[0]]))
        return quartiles([a["value"] / b["value"] for a, b in pairs])


def cell_data(cell):
    return {
        "title": cell.title, "program": cell.program, "transport": cell.transport, "size": cell.size, "metric": cell.metric,
        "subjects": [subject.name for subject in cell.subjects], "samples": cell.samples,
    }


def add_rounds(old, new):
    """Both as one, under the date and commit of the newer one."""
    before = {cell["title"]: cell["samples"] for cell in old["cells"]}
    for cell in new["cells"]:
        for subject, samples in cell["samples"].items():
            samples[:0] = before.get(cell["title"], {}).get(subject, [])
    return new | {key: old[key] + new[key] for key in ("rounds", "runs", "disturbed")} | {"load": [old["load"][0], new["load"][1]]}


class Results:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return self.folder / f"{name}.json"

    def has(self, name, commit):
        return self.path(name).exists() and self.load(name)["commit"] == commit

    def load(self, name):
        return json.loads(self.path(name).read_text(encoding="utf-8"))

    def save(self, name, data):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")

    def figures(self, name):
        if not self.path(name).exists():
            return []
        return [Figure(cell) for cell in self.load(name).get("cells", [])]

    def find(self, name, subjects=(), **wanted):
        """The figures of a scenario that have these subjects, and these attributes or one of these."""

        def fits(figure):
            for key, value in wanted.items():
                have = getattr(figure, key)
                if not (have in value if isinstance(value, (tuple, list)) else have == value):
                    return False
            return set(subjects) <= set(figure.subjects)

        return [figure for figure in self.figures(name) if fits(figure)]
