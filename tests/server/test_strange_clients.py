"""Clients that keep to no order, say what nobody understands, or are gone: the server answers, goes on, or ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.editor import SEOLINT, Peer, serving
from tests.benchmarks.hostile import KINDS
from tests.server.client import LIMIT
from tests.server.test_diagnostics import SKIPPED

INVALID_PARAMS, UNKNOWN, CANCELLED = -32602, -32601, -32800


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that nobody has spoken with; ended where it doesn't answer."""
    with serving(SEOLINT) as started:
        watch = threading.Timer(LIMIT, started.process.kill)
        watch.start()
        yield started
        watch.cancel()


def begin(peer: Peer, **capabilities: Any) -> dict[str, Any]:
    """Initialize with these capabilities alone; the answer."""
    params = {"processId": None, "rootUri": peer.folder.as_uri(), "capabilities": capabilities}
    answer = ask(peer, "initialize", params)
    peer.send("initialized", {})
    result: dict[str, Any] = answer["result"]
    return result


def ask(peer: Peer, method: str, params: Any = None) -> dict[str, Any]:
    """The answer to a request."""
    return answer_to(peer, peer.send(method, params, asks=True))


def answer_to(peer: Peer, number: int) -> dict[str, Any]:
    while (message := peer.receive()).get("id") != number or "method" in message:
        pass
    return message


def raw(peer: Peer, body: bytes, length: int | None = None) -> None:
    assert peer.process.stdin
    peer.process.stdin.write(b"Content-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body)
    peer.process.stdin.flush()


def symbols(peer: Peer) -> list[str]:
    found = ask(peer, "textDocument/documentSymbol", {"textDocument": {"uri": peer.uri}})["result"]
    return [each["name"] for each in found]


def ended(peer: Peer) -> int:
    return peer.process.wait(LIMIT)


def test_what_comes_too_early_or_too_late_ends_nothing(peer: Peer) -> None:
    place = {"textDocument": {"uri": peer.uri}, "position": {"line": 0, "character": 0}}
    assert not ask(peer, "textDocument/hover", place).get("result")
    peer.open(SKIPPED)  # is passed over
    begin(peer)
    assert symbols(peer) == []
    peer.open(SKIPPED)
    assert symbols(peer) == ["Mills"]
    assert ask(peer, "shutdown")["result"] is None
    peer.change("# Dams\n", 2)
    peer.send("exit", None)
    assert ended(peer) == 0


def test_a_client_may_exit_without_shutting_down(peer: Peer) -> None:
    begin(peer)
    peer.send("exit", None)
    assert ended(peer) == 1


def test_what_nobody_understands_is_answered_or_passed_over(peer: Peer) -> None:
    begin(peer)
    assert ask(peer, "textDocument/nonsense", {})["error"]["code"] == UNKNOWN
    peer.send("$/nonsense", {})
    peer.send("textDocument/nonsense", {})
    for body in (b"{", b"[]", b"[1]", b"3", b"null", b'"x"', b"{}", b'{"jsonrpc": "1.0"}', b"\xff\xfe", b"{" * 9_000):
        raw(peer, body)
    for method, params in (
        ("textDocument/didOpen", {}),
        ("textDocument/didOpen", {"textDocument": {"uri": 3, "languageId": "x", "version": 1, "text": "x"}}),
        ("textDocument/didChange", {"textDocument": {"uri": "file:///nowhere.md", "version": 1}, "contentChanges": []}),
        (
            "textDocument/didChange",
            {"textDocument": {"uri": peer.uri, "version": 1}, "contentChanges": [{"text": "x"}]},
        ),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///nowhere.md"}}),
        ("textDocument/didSave", {"textDocument": {"uri": "file:///nowhere.md"}}),
        ("workspace/didChangeConfiguration", {"settings": [1]}),
        (
            "workspace/didChangeConfiguration",
            {"settings": {"seolint": {"timeout": -1, "minSeverity": [], "codeLens": 3}}},
        ),
        ("$/cancelRequest", {"id": 99_999}),
        ("$/setTrace", {"value": "verbose"}),
    ):
        peer.send(method, params)
    peer.open(SKIPPED)
    assert symbols(peer) == ["Mills"]
    for command, arguments in (("seolint.server.text", []), ("seolint.server.text", [3, 4]), ("rm", ["-rf"])):
        answer = ask(peer, "workspace/executeCommand", {"command": command, "arguments": arguments})
        assert answer["error"]["code"] == INVALID_PARAMS
    place = {"textDocument": {"uri": peer.uri}, "position": {"line": 2**31 - 1, "character": 2**31 - 1}}
    assert ask(peer, "textDocument/hover", place)["result"] is None
    assert ask(peer, "textDocument/completion", place)["result"] == []
    assert symbols(peer) == ["Mills"]


def test_a_client_without_capabilities_gets_problems_and_whole_actions(peer: Peer) -> None:
    capabilities = begin(peer)["capabilities"]
    assert capabilities["positionEncoding"] == "utf-16"
    peer.open(SKIPPED)
    assert peer.diagnosed(1) == 3
    params = {
        "textDocument": {"uri": peer.uri},
        "range": {"start": {"line": 2, "character": 5}, "end": {"line": 2, "character": 5}},
        "context": {"diagnostics": []},
    }
    actions = ask(peer, "textDocument/codeAction", params)["result"]
    (fix,) = [each for each in actions if each["title"] == "Fix this (skipped-heading-level)"]
    assert [edit["newText"] for edit in fix["edit"]["changes"][peer.uri]] == [""]
    (switch,) = [each for each in actions if each["title"].startswith("Switch")]
    assert [*switch["edit"]["changes"]] == [(peer.folder / ".seolint.yml").as_uri()]


def test_a_request_can_be_cancelled_while_it_is_worked_on(peer: Peer) -> None:
    begin(peer, textDocument={"diagnostic": {}})
    peer.open(KINDS["paragraphs (md)"].text(6_000_000))
    asked = peer.send("textDocument/diagnostic", {"textDocument": {"uri": peer.uri}}, asks=True)
    time.sleep(0.5)
    peer.send("$/cancelRequest", {"id": asked})
    assert answer_to(peer, asked)["error"]["code"] == CANCELLED
    peer.change(SKIPPED, 2)
    answer = ask(peer, "textDocument/diagnostic", {"textDocument": {"uri": peer.uri}})
    assert len(answer["result"]["items"]) == 3


def test_a_request_for_all_files_that_is_cancelled_can_be_made_again(peer: Peer) -> None:
    begin(peer, textDocument={"diagnostic": {}})
    for pause in (0.1, 0.0):
        asked = peer.send("workspace/diagnostic", {"previousResultIds": []}, asks=True)
        time.sleep(pause)
        peer.send("$/cancelRequest", {"id": asked})
        assert answer_to(peer, asked)["error"]["code"] == CANCELLED
    answer = ask(peer, "workspace/diagnostic", {"previousResultIds": []})
    assert [each["uri"] for each in answer["result"]["items"]] == [peer.uri]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("way", ["end of input", "half a message", "exit"])
def test_it_ends_with_its_client_and_leaves_nothing_running(peer: Peer, way: str) -> None:
    begin(peer)
    peer.open(KINDS["paragraphs (md)"].text(6_000_000))
    children = Path(f"/proc/{peer.process.pid}/task/{peer.process.pid}/children")
    while not children.read_text("utf-8").split():
        time.sleep(0.05)
    (worker,) = children.read_text("utf-8").split()
    if way == "half a message":
        raw(peer, b'{"jsonrpc": "2.0", "meth', 1_000)
    if way == "exit":
        peer.send("exit", None)
    else:
        assert peer.process.stdin
        peer.process.stdin.close()
    assert ended(peer) == (1 if way == "exit" else 0)
    until = time.monotonic() + LIMIT
    while Path(f"/proc/{worker}/cmdline").exists() and Path(f"/proc/{worker}/cmdline").read_bytes():
        assert time.monotonic() < until, "the process that it started is still running"
        time.sleep(0.05)
