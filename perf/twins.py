"""libzmq's own performance programs beside our C twins and C#, with the same command lines: the figures have to agree, and any can talk to any."""

import pathlib
import socket
import subprocess

from compare import ENVIRONMENT, HUNG_AFTER, Cell, Runner, Subject

OWN = Subject("libzmq's own", "own", "")
TWIN = Subject("C twin", "twin", "")
MIXED = Subject("own local, C# remote", "mixed", "")


def cells(transport_count):
    return [
        Cell("inproc_thr", 16, transport_count("inproc", 16), 0, [OWN, TWIN], label="as libzmq's"),
        Cell("inproc_thr", 1 << 10, transport_count("inproc", 1 << 10), 0, [OWN, TWIN], label="as libzmq's"),
        Cell("inproc_lat", 16, 60_000, 0, [OWN, TWIN], pinned=True, label="as libzmq's"),
        Cell("local_thr", 16, transport_count("tcp", 16), 0, [OWN, TWIN, MIXED], label="as libzmq's"),
        Cell("local_thr", 1 << 10, transport_count("tcp", 1 << 10), 0, [OWN, TWIN, MIXED], label="as libzmq's"),
        Cell("local_lat", 16, 20_000, 0, [OWN, TWIN], pinned=True, label="as libzmq's"),
    ]


class TwinRunner(Runner):
    """The programs have names of their own and know no options; the port is chosen here, as they do not tell one."""

    def _command(self, program, endpoint, cell, subject):
        kind = {"mixed": "csharp" if program.startswith("remote") else "own"}.get(subject.binary, subject.binary)
        pin = ["taskset", "-c", "0"] if cell.pinned else []
        where = [endpoint] if endpoint else []
        return pin + [str(pathlib.Path(self.binaries[kind]) / program), *where, str(cell.size), str(cell.count)]

    def _two_processes(self, cell, subject):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            endpoint = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        kind = cell.program.split("_")[1]
        with subprocess.Popen(self._command(f"local_{kind}", endpoint, cell, subject), stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as local:
            try:
                remote = subprocess.run(
                    self._command(f"remote_{kind}", endpoint, cell, subject), check=True, capture_output=True, text=True, timeout=HUNG_AFTER, env=ENVIRONMENT
                ).stdout
                output, _ = local.communicate(timeout=HUNG_AFTER)
            finally:
                local.kill()
        return remote if cell.is_latency else output
