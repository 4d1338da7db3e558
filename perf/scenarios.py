"""What build/perf quick and full measure."""

from dataclasses import dataclass
from typing import Callable

from compare import Cell, Subject, lat, thr

C = Subject("C", "C", "frame")
CSHARP = Subject("C#", "C#", "frame")
C_SPAN = Subject("C", "C", "span")
CSHARP_SPAN = Subject("C#", "C#", "span")
BATCH = Subject("batch", "C#", "batch")
RAW = Subject("raw", "C#", "raw-frame")
DIST = Subject("C-dist", "C-dist", "frame")
DIST_SPAN = Subject("C-dist", "C-dist", "span")
MESSAGE = Subject("C# message", "C#", "message")
NETMQ = Subject("NetMQ", "C#", "netmq-sync")
PYZMQ = Subject("pyzmq", "pyzmq", "sync", count=100_000)
ASYNCIO = Subject("zmq.asyncio", "pyzmq", "asyncio", count=20_000)

# A message of up to so many bytes is inside of libzmq's structure; others are allocated.
SMALL = 33


@dataclass(frozen=True)
class Scenario:
    """Cells that belong together, and what has to be said about them."""

    name: str
    title: str
    note: str
    cells: Callable[[], list]
    rounds: int = 3


def count(transport, size, seconds=0.4):
    """Messages that take C about so long. It need not be exact: the clock is read, not the count."""
    if transport == "inproc":
        rate = 15e6 if size <= SMALL else 3e6
    else:
        rate = 1 / (1.5e-7 + size / 2e9)
    return max(30, int(rate * seconds))


def push_pull(transport, size, subjects, seconds=0.4, **more):
    return thr(transport, size, count(transport, size, seconds), subjects, **more)


def pair(program, size, messages, options=(), label="", subjects=(C, CSHARP), **more):
    return Cell(program, size, messages, messages // 2, list(subjects), options=options, label=label, **more)


# In quick mode a ratio below its floor means that something is broken, and managed memory may not be allocated at all. The floors are about half of what is
# usual: build servers have other work.
def quick():
    return [
        push_pull("inproc", 16, [C, CSHARP], floor=0.35),
        push_pull("inproc", 16, [C_SPAN, CSHARP_SPAN], floor=0.35),
        push_pull("tcp", 16, [C, CSHARP], floor=0.4),
        push_pull("tcp", 16, [C, BATCH], floor=0.4, label="batch"),
        push_pull("tcp", 1024, [C_SPAN, CSHARP_SPAN], floor=0.4),
        push_pull("ipc", 64, [C, CSHARP], floor=0.4),
        lat("inproc", 16, 20_000, [C, CSHARP], True, floor=0.45, warmup=40_000),
        lat("tcp", 16, 5_000, [C, CSHARP], True, floor=0.5, warmup=10_000),
        pair("inproc_thr", 16, 600_000, ("--frames=5",), "5 frames", (C, MESSAGE), floor=0.15),
        pair("tcp_fan", 16, 60_000, ("--peers=10",), "10 subscribers", floor=0.35),
        pair("inproc_router", 16, 500_000, label="ROUTER and back", floor=0.35),
        pair("inproc_poll", 16, 200_000, ("--peers=1",), "poller of 1", floor=0.35),
    ]


def single_calls():
    everybody, spans = [C, CSHARP, BATCH, RAW, DIST], [C_SPAN, CSHARP_SPAN, DIST_SPAN]
    cells = [push_pull(transport, 16, everybody) for transport in ("inproc", "tcp", "ipc")]
    cells += [push_pull(transport, 16, spans) for transport in ("inproc", "tcp", "ipc")]
    cells += [push_pull(transport, 64, [C, CSHARP, DIST]) for transport in ("inproc", "tcp")]
    cells += [push_pull("local", 16, [C, CSHARP, DIST]), push_pull("local", 16, [C, CSHARP], endpoint="ipc://*")]
    return cells


def sizes():
    return [
        push_pull(transport, size, [C, CSHARP])
        for transport in ("inproc", "tcp")
        for size in (1, 64, 256, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 16 << 20)
    ]


def round_trips():
    cells = [lat(transport, 16, trips, [C, CSHARP, RAW, DIST], True) for transport, trips in (("inproc", 80_000), ("tcp", 20_000))]
    cells += [lat(transport, 1 << 10, trips, [C, CSHARP], True) for transport, trips in (("inproc", 80_000), ("tcp", 20_000))]
    cells += [lat(transport, 16, 10_000, [C, CSHARP], False, warmup=10_000) for transport in ("inproc", "tcp", "ipc", "local")]
    cells.append(lat("local", 16, 10_000, [C, CSHARP], False, warmup=10_000, endpoint="ipc://*"))
    return cells


def peers():
    cells = [push_pull("local", size, [CSHARP, NETMQ, PYZMQ]) for size in (64, 256, 1 << 10)]
    cells.append(push_pull("local", 16, [CSHARP, NETMQ, PYZMQ, ASYNCIO]))
    cells.append(lat("tcp", 16, 10_000, [CSHARP, NETMQ], True, warmup=20_000))
    short = [Subject("pyzmq", "pyzmq", "sync", count=5_000), Subject("zmq.asyncio", "pyzmq", "asyncio", count=2_000)]
    cells.append(lat("local", 16, 5_000, [CSHARP, NETMQ, *short], False, warmup=10_000))
    return cells


def fan_out():
    cells = []
    for subscribers, messages in ((1, 2_000_000), (10, 300_000), (100, 30_000)):
        options, label = (f"--peers={subscribers}",), f"PUB/SUB to {subscribers}"
        cells += [pair("inproc_fan", 16, messages, options, label), pair("tcp_fan", 16, messages // 2, options, label)]
    cells += [pair("inproc_router", 16, 1_000_000, label="DEALER/ROUTER and back"), pair("tcp_router", 16, 300_000, label="DEALER/ROUTER and back")]
    cells += [
        pair(f"{transport}_thr", 16, frames_per_run // frames, (f"--frames={frames}",), f"{frames} frames", (C, CSHARP, MESSAGE))
        for transport, frames_per_run in (("inproc", 5_000_000), ("tcp", 2_500_000))
        for frames in (2, 5, 20)
    ]
    return cells


def others():
    cells = [pair("tcp_thr", size, messages, ("1",), "CURVE") for size, messages in ((16, 400_000), (1 << 10, 120_000), (64 << 10, 5_000))]
    for sockets, messages in ((1, 600_000), (100, 6_000), (1000, 800)):
        cells.append(pair("inproc_poll", 16, messages, (f"--peers={sockets}",), f"poller of {sockets}"))
    cells.append(Cell("context_cycle", 1, 1_000, 500, [C, CSHARP], label="context with a socket, created and closed"))
    cells.append(Cell("socket_cycle", 1, 10_000, 5_000, [C, CSHARP], label="socket, created and closed"))
    return cells


def zero_copy():
    cells = []
    for transport in ("inproc", "tcp"):
        for size in (1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 16 << 20):
            copies = max(30, int(0.5 / (3e-7 + size / (6e9 if transport == "inproc" else 1.6e9))))
            wraps = 300_000 if transport == "inproc" else copies
            subjects = [
                Subject("C# copy", "C#", "copy"), Subject("C# wrap", "C#", "wrap", count=wraps),
                Subject("C copy", "C", "copy"), Subject("C wrap", "C", "wrap", count=wraps),
            ]
            cells.append(thr(transport, size, copies, subjects, label="PUSH/PULL", warmup=max(copies // 2, min(20_000, copies))))
    return cells


FULL = [
    Scenario(
        "calls", "Single calls",
        "PUSH to PULL, a thread or process each. C and C# use the same libzmq, C-dist that of the distribution; batch sends and receives a "
        "hundred messages with a call, raw is C# with plain P/Invoke and without safety.", single_calls, rounds=5,
    ),
    Scenario("sizes", "Sizes", "PUSH to PULL, frames, in one process.", sizes),
    Scenario(
        "trips", "Round trips",
        "REQ to REP and back. On one core both ends and libzmq take turns; without that, what an idle core takes to wake up decides, and varies.", round_trips,
        rounds=5,
    ),
    Scenario(
        "peers", "Other libraries",
        "Over tcp. NetMQ with its calls that reuse memory, pyzmq without copies where it has a choice. Throughput in two processes; so are the round trips "
        "with pyzmq, those with NetMQ alone are on one core.", peers,
    ),
    Scenario(
        "patterns", "Patterns",
        "One process. PUB/SUB counts what arrives at all subscribers together. DEALER to ROUTER and back has a hundred messages under way. "
        "C# frame by frame; C# message sends and receives a ZmqMessage of so many frames with one call each.", fan_out,
    ),
    Scenario(
        "others", "CURVE, poller, opening and closing",
        "The poller: a thread sends to one of so many sockets, waits for all of them and receives.", others,
    ),
    Scenario(
        "zerocopy", "Zero-copy",
        "Copy sends memory of the program with a copy, wrap without. The receiver takes frames, and reads nothing of them.", zero_copy,
    ),
]
