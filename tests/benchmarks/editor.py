"""How soon a language server shows problems, and what it takes: milliseconds from a keystroke, at the start, memory.

    python -m tests.benchmarks.editor [--edits 10000] [--rounds 60] [--server COMMAND]...

The client is this program, which writes and reads the protocol itself, so that what is measured is the server. Beside
wall-clock time stand the time of the processor that the server took for it, and the wall-clock time without what the
server waited while others had the processors: on a machine that others use, only these mean something. COMMAND is
another server, such as "harper-ls --stdio"; servers that can't be started are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from seolint.rules import rules_root
from tests.benchmarks.articles import article

SEOLINT = f"{shlex.quote(sys.executable)} -m seolint server"
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
MB = 1_024
PAUSE = 0.15
"""Seconds between two keystrokes: 80 words a minute, which is fast."""


class Timing(NamedTuple):
    """Milliseconds: on the wall, and of the processor."""

    wall: float
    processor: float


class Keystrokes(NamedTuple):
    """Milliseconds of each keystroke on the wall, and without waiting for a processor; on average of the processor."""

    wall: Sequence[float]
    unhindered: Sequence[float]
    processor: float
    memory: float


class Peer:
    """A server in a process of its own, spoken to directly."""

    def __init__(self, command: str, folder: Path) -> None:
        self.folder, pipe = folder, subprocess.PIPE
        variables = {**os.environ, "PYTHONPATH": str(rules_root().parent)}
        self.process = subprocess.Popen(
            shlex.split(command), cwd=folder, env=variables, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
        )
        self._number = 0
        self.uri = (folder / "draft.md").as_uri()

    def send(self, method: str, params: Any, *, asks: bool = False) -> int:
        self._number += 1
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": self._number} if asks else {})}
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        return self._number

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise EOFError
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:  # it asks something: nothing is known here
            items = (message.get("params") or {}).get("items", []) if "configuration" in message["method"] else None
            result = None if items is None else [None for _ in items]
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
            assert self.process.stdin
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.process.stdin.flush()
        return message

    def begin(self) -> None:
        """Initialize, as a client to which diagnostics are sent."""
        capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True, "versionSupport": True}}}
        root = self.folder.as_uri()
        asked = self.send(
            "initialize",
            {"processId": os.getpid(), "rootUri": root, "capabilities": capabilities}
            | {"workspaceFolders": [{"uri": root, "name": "draft"}]},
            asks=True,
        )
        while self.receive().get("id") != asked:
            pass
        self.send("initialized", {})

    def open(self, text: str) -> None:
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})

    def change(self, text: str, version: int) -> None:
        document = {"uri": self.uri, "version": version}
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnosed(self, version: int | None = None) -> int:
        """Wait for the diagnostics of a version, or of any where the server doesn't say which; how many there are."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == self.uri and (version is None or params.get("version", version) == version):
                    return len(params["diagnostics"])

    def processor(self) -> float:
        """Milliseconds of a processor that the process took so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) * 1000 / TICK

    def waited(self) -> float:
        """Milliseconds that its threads could have run, but others had the processors; 0 where that isn't counted."""
        files = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(file.read_text("utf-8").split()[1]) for file in files) / 1_000_000

    def memory(self) -> float:
        """Megabytes of memory that the process has."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text("utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / MB


@contextmanager
def serving(command: str) -> Iterator[Peer]:
    with tempfile.TemporaryDirectory(prefix="seolint-editor-") as folder:
        Path(folder, "draft.md").write_text("", "utf-8")
        peer = Peer(command, Path(folder))
        try:
            yield peer
        finally:
            peer.process.kill()
            peer.process.wait()


def start(command: str, text: str, rounds: int) -> Timing:
    """From nothing to the first diagnostics; the least of some rounds."""
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        with serving(command) as peer:
            peer.begin()
            peer.open(text)
            peer.diagnosed(1)
            found.append(Timing((time.perf_counter() - started) * 1000, peer.processor()))
    return Timing(min(each.wall for each in found), min(each.processor for each in found))


def keystrokes(command: str, text: str, rounds: int, pause: float = PAUSE) -> Keystrokes:
    """How long keystrokes take with a pause between them, as between those of people.

    In a pause, others fill the caches of the processor, so that without one, keystrokes take half as long.
    """
    with serving(command) as peer:
        peer.begin()
        peer.open(text)
        peer.diagnosed(1)
        for version in range(2, 12):  # warm up
            peer.change(typed(text, version), version)
            peer.diagnosed(version)
        before, wall, unhindered = peer.processor(), [], []
        for version in range(12, 12 + rounds):
            waited, started = peer.waited(), time.perf_counter()
            peer.change(typed(text, version), version)
            peer.diagnosed(version)
            wall.append((time.perf_counter() - started) * 1000)
            unhindered.append(wall[-1] - (peer.waited() - waited))
            time.sleep(pause)
        return Keystrokes(wall, unhindered, (peer.processor() - before) / rounds, peer.memory())


def typed(text: str, number: int) -> str:
    """The text with some more letters in the middle, as if somebody typed there."""
    middle = text.index(" ", len(text) // 2)
    return f"{text[:middle]} {'typing words '[: number % 13 + 1]}{text[middle:]}"


def growth(command: str, text: str, edits: int) -> Sequence[float]:
    """Megabytes after each tenth of so many edits."""
    with serving(command) as peer:
        peer.begin()
        peer.open(text)
        peer.diagnosed(1)
        found = []
        for version in range(2, edits + 2):
            peer.change(typed(text, version), version)
            peer.diagnosed(version)
            if (version - 1) % max(1, edits // 10) == 0:
                found.append(peer.memory())
        return found


def report(command: str, rounds: int, edits: int) -> Iterator[str]:
    short, long = article(1_000, 1), article(20_000, 2)
    yield f"{command}"
    yield "start to first diagnostics: {:.0f} ms on the wall, {:.0f} ms of the processor".format(
        *start(command, short, 5)
    )
    for name, text, count, pause in (
        ("1,000 words", short, rounds, PAUSE),
        ("1,000 words without pauses", short, rounds, 0.0),
        ("20,000 words", long, max(rounds // 4, 5), PAUSE),
    ):
        found = keystrokes(command, text, count, pause)
        yield (
            f"keystroke, {name}: {_spread(found.wall)} on the wall, {_spread(found.unhindered)} unless others had the "
            f"processor, {found.processor:.1f} of the processor; {found.memory:.0f} MB"
        )
    if edits:
        sizes = growth(command, short, edits)
        yield f"memory in {edits:,} edits, each tenth: {', '.join(f'{size:.0f}' for size in sizes)} MB"


def _spread(found: Sequence[float]) -> str:
    ordered = sorted(found)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"median {statistics.median(found):.1f}, 99th percentile {last:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--server", action="append", default=[], help="another server, by its command")
    arguments = parser.parse_args()
    for command in (SEOLINT, *arguments.server):
        try:
            for line in report(command, arguments.rounds, arguments.edits if command == SEOLINT else 0):
                print(line, flush=True)
        except (OSError, EOFError) as error:
            print(f"{command}: left out: {error or 'it ended'}", file=sys.stderr)


if __name__ == "__main__":
    main()
