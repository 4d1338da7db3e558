"""The goals of the library, and what a full run says about each."""

from dataclasses import dataclass
from typing import Callable

from compare import ROUND_TRIP, THROUGHPUT, quartiles, size_text
from report import crossover_lines

KIB = 1 << 10

LARGE = (1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 16 << 20)


@dataclass(frozen=True)
class Measured:
    """A median, and the quartile of its samples that is the better one."""

    where: str
    value: float
    best: float

    def __str__(self):
        return f"{self.where} {self.value:.2f}".strip()


@dataclass(frozen=True)
class Goal:
    what: str
    wanted: str
    limit: float  # what every measured figure has to reach
    figures: Callable  # of the results: what was measured
    at_most: bool = False
    remaining: str = ""  # what the rest of the way consists of, where it is missed

    def reached(self, value):
        return value <= self.limit if self.at_most else value >= self.limit


def over(figures, subject, base, name=lambda figure: figure.transport):
    """The ratios of each figure, of speeds and of times alike."""
    found = []
    for figure in figures:
        low, middle, high = figure.ratio(subject, base)
        found.append(Measured(name(figure), middle, low if figure.smaller_is_better else high))
    return found


def with_size(figure):
    return f"{figure.transport} {size_text(figure.size)}"


def with_call(figure):
    return f"{with_size(figure)} {figure.title.rsplit(', ', 1)[1]}"


def single_calls(results, transport):
    return over(results.find("calls", ("C#", "C-dist"), size=16, program=f"{transport}_thr"), "C#", "C", with_call)


def distribution(results):
    return over(results.find("calls", ("C#", "C-dist"), size=(16, 64), program=("tcp_thr", "inproc_thr")), "C#", "C-dist", with_call)


def pinned(results, transport):
    return over(results.find("trips", ("C#", "raw"), size=16, transport=transport), "C#", "C")


def against(results, name, program, sizes):
    return over(results.find("peers", (name,), program=program, size=sizes), "C#", name, with_size)


def managed(results):
    """Bytes per message of everything that is ours, the highest first."""
    found = []
    scenarios = ("calls", "sizes", "trips", "patterns", "others", "zerocopy")
    if not all(results.path(name).exists() for name in scenarios):
        return []
    for name in scenarios:
        for figure in results.find(name, metric=(THROUGHPUT, ROUND_TRIP)):
            for subject in figure.subjects:
                if subject.startswith(("C#", "batch")):
                    value = figure.managed(subject)
                    found.append(Measured(f"{figure.title}, {subject}", value, value))
    guilty = sorted((item for item in found if item.value), key=lambda item: -item.value)
    return guilty[:3] or [Measured("", 0.0, 0.0)][: len(found)]


def zero_copy(results):
    found = [item for item in results.find("zerocopy", ("C# wrap",)) if item.size >= 64 * KIB]
    return over(found, "C# wrap", "C# copy", with_size)


def start(results, key):
    sample = results.load("start")["start"].get("NativeAOT") if results.path("start").exists() else None
    if not sample:
        return []
    if key == "bytes":
        size = sample["bytes"] / (1 << 20)
        return [Measured("", size, size)]
    low, middle, _ = quartiles(sample["end_ms"])
    return [Measured("", middle, low)]


GATE = (
    "Plain P/Invoke has its own distance to C, shown as raw. The rest is what makes a call safe from any thread: the gate of the socket (an atomic operation and "
    "a write), the questions whether it is open and whether anybody waits, and the frame's own check that nobody else uses it. "
    "Tried: System.Threading.Lock instead of the gate, which costs a third of the throughput, and frames that need no atomic operation while one thread uses them, "
    "which gained none."
)
WAIT = (
    "A receive that has to wait tries once more before it sleeps, and then waits for two descriptors instead of one, so that disposal, cancellation and other "
    "threads reach it: two system calls more than in C. A prototype of the same waiting in C cost as much."
)
MEMORY = "Both ends call the same functions of libzmq for the same memory; what differs is when sender and receiver wait for each other, and differs from run to run."
BATCH = (
    "A batch still calls libzmq once for each message, as C does; what it saves is the gate and the questions of single calls, which C does not have. It is as fast as "
    "plain P/Invoke. More would take a function of libzmq that moves many messages at once, and it has none."
)
DISTRIBUTION = (
    "The product of two ratios: of C# to C with the same library, above, and of our build to the distribution's, which is the row C-dist of the single calls turned "
    "round. Our build gains in libzmq's I/O thread, so over tcp; over inproc there is none, and what is left is within the spread."
)
LENT = (
    "What accompanies lent memory is pooled. Its owner gets it back on a thread of the runtime's pool, whose queue grows when that thread is late, and the later it is the more "
    "is under way. Tried: a list of our own instead of that queue, which allocated less, and cost a quarter of the throughput."
)
NETMQ = "The larger a message, the more of its time is copying by the system, which is the same for both."

GOALS = [
    Goal("throughput over C, 16 B, tcp", "0.95", 0.95, lambda r: single_calls(r, "tcp"), remaining=GATE),
    Goal("throughput over C, 16 B, inproc", "0.85", 0.85, lambda r: single_calls(r, "inproc"), remaining=GATE),
    Goal("throughput over C, 16 B, ipc", "0.95", 0.95, lambda r: single_calls(r, "ipc"), remaining=GATE),
    Goal("throughput over C, 1 KiB and above", "1.00", 1.0, lambda r: over(r.find("sizes", ("C#",), size=LARGE), "C#", "C", with_size),
         remaining=MEMORY),
    Goal("batch helpers over single calls of C, 16 B, inproc and tcp", "1.1", 1.1,
         lambda r: over(r.find("calls", ("batch",), size=16, program=("inproc_thr", "tcp_thr")), "batch", "C"), remaining=BATCH),
    Goal("throughput over C on the distribution's libzmq, 16 and 64 B, tcp and inproc", "1.3", 1.3, distribution, remaining=DISTRIBUTION),
    Goal("round trip over C on one core, tcp", "1.04", 1.04, lambda r: pinned(r, "tcp"), at_most=True, remaining=WAIT),
    Goal("round trip over C on one core, inproc", "1.15", 1.15, lambda r: pinned(r, "inproc"), at_most=True, remaining=WAIT),
    Goal("throughput over NetMQ, tcp, 16 B to 1 KiB", "5", 5, lambda r: against(r, "NetMQ", "local_thr", (16, 64, 256, KIB)), remaining=NETMQ),
    Goal("round trip over NetMQ, tcp, one core", "0.8", 0.8, lambda r: over(r.find("peers", ("NetMQ",), program="tcp_lat"), "C#", "NetMQ"), at_most=True),
    Goal("throughput over pyzmq, tcp, 16 B", "5", 5, lambda r: against(r, "pyzmq", "local_thr", 16)),
    Goal("managed bytes per message, any path", "0", 0, managed, at_most=True, remaining=LENT),
    Goal("zero-copy over copy, 64 KiB and above", "faster", 1.0, zero_copy),
    Goal("NativeAOT request and reply, whole process [ms]", "8", 8, lambda r: start(r, "end"), at_most=True),
    Goal("NativeAOT program with libzmq in it [MiB]", "3.5", 3.5, lambda r: start(r, "bytes"), at_most=True),
]


def goals_table(results):
    lines = ["| | goal | measured (medians) | reached |", "|---|---:|---|---|"]
    remaining = []
    for goal in GOALS:
        measured = goal.figures(results)
        missed = [item for item in measured if not goal.reached(item.value)]
        # The middle half of the samples has the goal in it: neither reached nor missed.
        close = all(goal.reached(item.best) for item in missed)
        word = "not measured" if not measured else "yes" if not missed else "within the spread" if close else "no"
        lines.append(f"| {goal.what} | {goal.wanted} | {', '.join(map(str, measured)) or '-'} | {word} |")
        if missed and not close:
            text = ", ".join(str(item) for item in missed if not goal.reached(item.best))
            remaining.append(f"- **{goal.what}**: {text} instead of {goal.wanted}. {goal.remaining}".rstrip())
    crossover = crossover_lines(results.figures("zerocopy"))
    return [*lines, *(["", *crossover] if crossover else []), *(["", "Not reached:", "", *remaining] if remaining else [])]
