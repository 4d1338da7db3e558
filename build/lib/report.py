"""Reads the XML report of a test project: report.py counts FILE prints passed, failed and skipped; report.py skipped FILE prints why tests were;
report.py failed FILE prints which tests failed, and with what first line."""
import collections
import sys
import xml.etree.ElementTree as ElementTree

command, path = sys.argv[1:]
try:
    assemblies = ElementTree.parse(path).getroot().findall("assembly")
except ElementTree.ParseError:
    # The process died while it wrote.
    assemblies = []

if command == "counts":
    def total(*names):
        return sum(int(assembly.get(name, "0")) for assembly in assemblies for name in names)

    # Errors are failures outside of tests: in a fixture, or when something is disposed of.
    print(total("passed"), total("failed", "errors"), total("skipped", "not-run"))
elif command == "failed":
    for test in (test for assembly in assemblies for test in assembly.iter("test") if test.get("result") == "Fail"):
        message = test.findtext("failure/message", "no message").strip().splitlines()
        print(f"    failed {test.get('name')}: {message[0] if message else 'no message'}")
else:
    # One line per reason and test; a theory is one test here.
    reasons = collections.Counter(
        (test.findtext("reason", "no reason given"), test.get("name").split("(")[0])
        for assembly in assemblies for test in assembly.iter("test") if test.get("result") == "Skip"
    )
    for (reason, name), number in reasons.items():
        print(f"    skipped {name}{f' ({number} cases)' if number > 1 else ''}: {reason}")
