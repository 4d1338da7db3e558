"""What a build server checks: that nothing is broken, not how fast exactly it is."""

import statistics
import time
import xml.etree.ElementTree as ElementTree

from compare import Runner, measure, quartiles, ratios
from results import CLOCK_BYTES, cell_data
import scenarios

ROUNDS = 3

# A ratio below its floor is measured again before it counts, so often.
SECOND_LOOKS = 3


def speed_over_base(cell):
    """Large is good, of throughputs and of times."""
    values = ratios(cell, cell.subjects[1].name, cell.subjects[0].name)
    return [1 / value for value in values] if cell.is_latency else values


def complaint(cell):
    """What is worse than noise explains, or nothing."""
    ratio = statistics.median(speed_over_base(cell))
    if ratio < cell.floor:
        return f"as fast as C times {ratio:.2f}, the floor is {cell.floor:.2f}"
    # The least of all rounds: what allocates for each message does so in every one.
    allocated = min(sample["managed_total"] for sample in cell.samples[cell.subjects[1].name])
    if allocated > CLOCK_BYTES:
        return f"{allocated:.0f} managed bytes allocated in {cell.count} messages"
    return None


def write_xml(path, cells, seconds):
    """As the test projects report, for build/test."""
    bad = {cell.title: complaint(cell) for cell in cells}
    failed = sum(text is not None for text in bad.values())
    root = ElementTree.Element("assemblies")
    assembly = ElementTree.SubElement(
        root, "assembly", name="perf", total=str(len(cells)), passed=str(len(cells) - failed), failed=str(failed), skipped="0", time=f"{seconds:.1f}"
    )
    collection = ElementTree.SubElement(assembly, "collection", name="speed")
    for title, text in bad.items():
        test = ElementTree.SubElement(collection, "test", name=title, result="Fail" if text else "Pass")
        if text:
            ElementTree.SubElement(ElementTree.SubElement(test, "failure"), "message").text = text
    ElementTree.ElementTree(root).write(path, encoding="utf-8")


def quick(session):
    started = time.monotonic()
    cells = session.available(scenarios.quick())
    runner = Runner(session.binaries, repeats=0)
    measure(cells, ROUNDS, runner, "quick")
    for _ in range(SECOND_LOOKS):
        doubtful = [cell for cell in cells if complaint(cell)]
        if not doubtful:
            break
        measure(doubtful, ROUNDS, runner, "quick, second look")
    for cell in cells:
        low, middle, high = quartiles(speed_over_base(cell))
        text = complaint(cell)
        print(f"{cell.title}: as fast as C times {middle:.2f} ({low:.2f} to {high:.2f}), floor {cell.floor:.2f}{f'  FAILED: {text}' if text else ''}")
    seconds = time.monotonic() - started
    write_xml(session.folder / "quick.xml", cells, seconds)
    session.results.folder = session.folder
    session.results.save("quick", {"commit": "", "cells": [cell_data(cell) for cell in cells]})
    failed = sum(complaint(cell) is not None for cell in cells)
    print(f"{len(cells) - failed} passed, {failed} failed ({seconds:.0f} s)")
    return 1 if failed else 0
