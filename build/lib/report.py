"""Reads the XML report of a test project: report.py counts FILE prints passed, failed and skipped; report.py skipped FILE prints why tests were;
report.py failed FILE prints which tests failed, and with what words; report.py table FILE SUMMARY prints the lines "case tries faults failures" of a
suite's summary, and one for each test that failed before it wrote its own; report.py align prints such lines of the standard input in columns, with a total."""
import collections
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

command, *paths = sys.argv[1:]
try:
    assemblies = ElementTree.parse(paths[0]).getroot().findall("assembly") if paths else []
except (ElementTree.ParseError, OSError):
    # The process died before it wrote, or while it did.
    assemblies = []

MESSAGE_LINES = 12
ROW = re.compile(r"(.*?)\s+(\d+)\s+(\d+)\s+(\d+)$")

if command == "counts":
    def total(*names):
        return sum(int(assembly.get(name, "0")) for assembly in assemblies for name in names)

    # Errors are failures outside of tests: in a fixture, or when something is disposed of.
    print(total("passed"), total("failed", "errors"), total("skipped", "not-run"))
elif command == "failed":
    for test in (test for assembly in assemblies for test in assembly.iter("test") if test.get("result") == "Fail"):
        # What was expected and what was there stands below the first line.
        message = (test.findtext("failure/message") or "no message").strip().splitlines()[:MESSAGE_LINES]
        print(f"    failed {test.get('name')}:", "\n        ".join(message))
elif command == "table":
    rows = []
    if os.path.exists(paths[1]):
        with open(paths[1], encoding="utf-8") as file:
            rows = [line.rstrip() for line in file if ROW.match(line.strip()) and not line.startswith("all ")]
    print(*rows, sep="\n")
    if not any(ROW.match(row)[4] != "0" for row in rows):
        for test in (test for assembly in assemblies for test in assembly.iter("test") if test.get("result") == "Fail"):
            print(f"{test.get('name').rsplit('.', 1)[-1]} 0 0 1")
elif command == "align":
    total = [0, 0, 0]
    for match in filter(None, (ROW.match(line.strip()) for line in sys.stdin)):
        numbers = [int(number) for number in match.groups()[1:]]
        total = [sum(pair) for pair in zip(total, numbers)]
        print(f"{match[1]:56} {numbers[0]:14} {numbers[1]:14} {numbers[2]:9}")
    print(f"{'all':56} {total[0]:14} {total[1]:14} {total[2]:9}")
else:
    # One line per reason and test; a theory is one test here.
    reasons = collections.Counter(
        (test.findtext("reason", "no reason given"), test.get("name").split("(")[0])
        for assembly in assemblies for test in assembly.iter("test") if test.get("result") == "Skip"
    )
    for (reason, name), number in reasons.items():
        print(f"    skipped {name}{f' ({number} cases)' if number > 1 else ''}: {reason}")
