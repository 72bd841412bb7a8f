"""Whatever is opened ends in a diagnostic, and the server answers meanwhile."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest

from seolint.faults import too_long
from tests.benchmarks.editor import SEOLINT, growth
from tests.benchmarks.hostile import KINDS
from tests.server.client import run, serving
from tests.server.test_configs import RULE, published
from tests.server.test_diagnostics import SKIPPED, codes, write

LEAKED = 1.0
"""Megabytes that 1,250 edits may take. What pygls keeps of as many changes has 1.8."""

ANSWERED = 10.0
"""Seconds within which others are answered, on a busy machine too; the hostile text takes longer."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm, so a text this large keeps the server waiting")
@pytest.mark.parametrize("size", [900_000, 6_000_000])
def test_a_text_that_takes_long_keeps_no_other_waiting(tmp_path: Path, size: int) -> None:
    text = KINDS["paragraphs (md)"].text(size)

    async def session() -> None:
        async with serving(tmp_path, options={"timeout": 30}) as client:
            slow = client.open("slow.md", text)
            asked = asyncio.create_task(client.pull(slow))
            await asyncio.sleep(0.5)
            started = time.monotonic()
            assert "skipped-heading-level" in codes(await client.pull(client.open("mill.md", SKIPPED)))
            assert time.monotonic() - started < ANSWERED
            assert not asked.done()
            client.change(slow, SKIPPED)  # ends the work on the long one
            assert "skipped-heading-level" in codes(await asyncio.wait_for(asked, ANSWERED))

    run(session())


def test_a_text_that_takes_too_long_is_reported(tmp_path: Path) -> None:
    async def session() -> None:
        async with serving(tmp_path, options={"timeout": 1}) as client:
            uri = client.open("slow.md", KINDS["paragraphs (md)"].text(3_000_000))
            (only,) = await client.pull(uri)
            assert (only.message, only.range.start.line) == (too_long(1), 0)
            client.change(uri, SKIPPED)
            assert "skipped-heading-level" in codes(await client.pull(uri))

    run(session())


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"# Mills\n\nThe caf\xe9 is open.\n", 2, "not UTF-8"),
        (b"%PDF-1.4\0\0\0\0\0\0\0\0", 0, "PDF"),
        (b"\0\1\2\3" * 100, 0, "binary"),
        (b"a" * 1_100_000, 0, "more than 1 MB"),
    ],
    ids=["encoding", "PDF", "binary", "huge"],
)
def test_files_that_are_no_text_are_reported(tmp_path: Path, content: bytes, line: int, said: str) -> None:
    write(tmp_path, _seolint_yml="max_file_size: 1\n")
    (tmp_path / "mill.md").write_bytes(content)

    async def session() -> None:
        async with serving(tmp_path) as client:
            found = await client.pull(client.open("mill.md", content.decode("utf-8", "replace")))
            assert (found[0].range.start.line, said in found[0].message) == (line, True), found[0]

    run(session())


def test_a_template_that_cannot_be_filled_in_and_one_that_is_not_closed(tmp_path: Path) -> None:
    write(tmp_path, _seolint_yml="custom_rules: [house]\n", house__own_yml=RULE.replace("{text}", "{nothing}"))

    async def session() -> None:
        async with serving(tmp_path) as client:
            found = await client.pull(client.open("mill.md", "# Mills\n\n{% if x %}\n\n{{ open\n\n### Wheels\n"))
            assert "skipped-heading-level" in codes(found)
            assert "nothing" in (await published(client, "house/own.yml"))[0].message

    run(session())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_memory_does_not_grow_with_each_edit() -> None:
    sizes = growth(SEOLINT, SKIPPED, 2_500)
    assert sizes[-1] - sizes[4] < LEAKED, sizes
