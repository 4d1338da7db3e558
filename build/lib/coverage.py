"""Merges reports of coverlet: coverage.py REPOSITORY REPORT JSON... prints how much of each folder of src/ZmqInterop was reached, and writes to REPORT what was
not. Fails when something is neither reached nor explained in tests/unreached.txt, or when that explains what is not there any more.

tests/unreached.txt says what no fast test reaches, and why: "file: text: reason", where text is the beginning of the line, or of a line that encloses it (an if,
a catch, the signature of the member), or * for all of the file. With * for the file, text is any part of the line, or, with { at its end, of a line that
encloses it. A reason that several have in common is given once, "@name: reason", and called @name after that."""
import collections
import json
import pathlib
import sys

repository, target = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sources = repository / "src" / "ZmqInterop"
explained_in = "tests/unreached.txt"


class Explanation:
    def __init__(self, file, text, group, reason):
        self.file, self.text, self.group, self.reason = file, text, group, reason
        self.used = False

    def fits(self, line, enclosing):
        if self.file == "*":
            text = self.text.removesuffix(" {")
            return text in line or (text != self.text and any(text in header for header in enclosing))
        return self.text == "*" or any(header.startswith(self.text) for header in (line, *enclosing))


def enclosing_lines(text, number):
    """The statements and signatures that a line stands in, the innermost first."""
    indents = [len(line) - len(line.lstrip()) for line in text]
    # A closing brace belongs to its block.
    limit = indents[number - 1] + (text[number - 1].strip() == "}")
    result, after_brace = [], False
    for line, indent in zip(reversed(text[:number - 1]), reversed(indents[:number - 1])):
        if not line.strip():
            continue
        if line.strip() == "{" and indent < limit:
            limit, after_brace = indent, True
        elif indent < limit or (after_brace and indent == limit):
            result.append(line.strip())
            limit, after_brace = indent, False
    return result


def read_explanations():
    groups, result = {}, collections.defaultdict(list)
    for entry in (repository / explained_in).read_text(encoding="utf-8").splitlines():
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("@"):
            name, reason = entry.split(": ", 1)
            groups[name] = reason
            continue
        file, text, reason = entry.split(": ", 2)
        result[file].append(Explanation(file, text, reason if reason in groups else "others", groups.get(reason, reason)))
    return groups, result


def read_reports(paths):
    """Hits of lines and branches by file."""
    lines, branches = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            modules = json.load(file)
        for name, classes in ((name, classes) for module in modules.values() for name, classes in module.items()):
            source = pathlib.Path(name)
            if not source.is_relative_to(sources):
                continue
            key = str(source.relative_to(sources))
            for method, found in ((method, found) for methods in classes.values() for method, found in methods.items()):
                for number, hits in found["Lines"].items():
                    lines[key][int(number)] += hits
                for branch in found["Branches"]:
                    branches[key][method, branch["Line"], branch["Offset"], branch["Path"]] += branch["Hits"]
    return lines, branches


def reached(hits):
    return sum(count > 0 for count in hits.values()), len(hits)


def share(part, whole):
    return f"{100 * part / whole:5.1f} %" if whole else "-"


groups, explanations = read_explanations()
lines, branches = read_reports(sys.argv[3:])
if not lines:
    sys.exit("coverage: the reports are empty")

folders = collections.defaultdict(lambda: [0, 0, 0, 0])
missing, explained = [], collections.defaultdict(list)
for file in sorted(lines):
    counts = (*reached(lines[file]), *reached(branches[file]))
    folder = folders[file.split("/")[0] if "/" in file else "."]
    folder[:] = [sum(pair) for pair in zip(folder, counts)]
    text = (sources / file).read_text(encoding="utf-8").splitlines()
    found = {number: "line" for number, hits in lines[file].items() if hits == 0}
    for (_, number, _, _), hits in branches[file].items():
        if hits == 0:
            found.setdefault(number, "branch")
    for number, kind in sorted(found.items()):
        line = text[number - 1].strip()
        place = (file, number, kind, line)
        reason = next((entry for entry in (*explanations[file], *explanations["*"]) if entry.fits(line, enclosing_lines(text, number))), None)
        if reason is None:
            missing.append(place)
        else:
            reason.used = True
            explained[reason.group].append((*place, reason.reason))

gone = []
for entry in (entry for entries in explanations.values() for entry in entries if not entry.used):
    path = sources / entry.file
    if entry.file == "*":
        continue
    if not path.exists() or not any(entry.fits(line.strip(), []) for line in path.read_text(encoding="utf-8").splitlines()):
        gone.append(f"{entry.file}: {entry.text}")

total = [sum(column) for column in zip(*folders.values())]
print(f"{'':16} {'lines':>8} {'branches':>9}")
for name, counts in [*sorted(folders.items()), ("all", total)]:
    print(f"{name:16} {share(*counts[:2]):>8} {share(*counts[2:]):>9}")
print(f"all: {total[0]} of {total[1]} lines, {total[2]} of {total[3]} branches")
print(f"not reached and explained ({explained_in}), by reason:")
for group, places in sorted(explained.items(), key=lambda item: -len(item[1])):
    print(f"  {len(places):4} {group}")
for entry in gone:
    print(f"{explained_in} explains what is gone: {entry}")

with open(target, "w", encoding="utf-8") as report:
    report.write("# What the fast tests reach of src/ZmqInterop\n\n| folder | lines | branches |\n|---|---|---|\n")
    for name, counts in [*sorted(folders.items()), ("all", total)]:
        report.write(f"| {name} | {share(*counts[:2])} ({counts[0]} of {counts[1]}) | {share(*counts[2:])} ({counts[2]} of {counts[3]}) |\n")
    report.write(f"\n## Not reached, and not explained: {len(missing)}\n")
    for file, number, kind, content in missing:
        report.write(f"\n- {file} {number} ({kind}): `{content}`")
    for group, places in sorted(explained.items()):
        report.write(f"\n\n## {group}: {len(places)}\n\n{groups.get(group, 'Each for a reason of its own.')}\n")
        for file, number, kind, content, reason in places:
            report.write(f"\n- {file} {number} ({kind}): `{content}`{'' if group in groups else f': {reason}'}")
    report.write("\n")

for file, number, kind, content in missing[:40]:
    print(f"  neither reached nor explained: {file} {number} ({kind}): {content}")
print(f"{len(missing)} lines and branches are neither reached nor explained; {target.relative_to(repository)} lists everything")
sys.exit(1 if missing or gone else 0)
