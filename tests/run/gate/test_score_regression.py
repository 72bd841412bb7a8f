"""With a baseline pages get no harder to read than they were, be that inside the limit or beyond it."""

from __future__ import annotations

from pathlib import Path

import pytest

from seolint.run.gate.baseline import NAME
from tests.repository import seolint, write

PLAIN = "We tie the rope to a ring on the quay, pull it tight, and look once more before we go. " * 10
HARDER = "It is the considerable deliberation concerning dimensional characteristics that precedes an acquisition. "
HARD = HARDER * 26


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (PLAIN * 2, PLAIN * 2 + HARDER, "Flesch reading ease went from 97.7 to 9"),
        (PLAIN * 2, PLAIN * 2 + "We go. ", None),
        (PLAIN, PLAIN + "We go home. " * 9, None),
        (HARD, HARD + HARDER.replace("considerable", "unquestionably considerable") * 9, "went from "),
        (HARD, HARD + PLAIN, None),
    ],
    ids=["worse inside the limit", "within the tolerance", "better", "worse beyond the limit", "better beyond it"],
)
def test_pages_get_no_worse(tmp_path: Path, before: str, after: str, message: str | None) -> None:
    write(tmp_path, {"a.md": f"# Knots\n\n{before}\n"})
    seolint(tmp_path, "baseline", "--select", "hard-to-read")
    write(tmp_path, {"a.md": f"# Knots\n\n{after}\n"})
    arguments = ("check", "--select", "hard-to-read", "--baseline", NAME, "--fail-on", "warning")
    found = seolint(tmp_path, *arguments)
    assert found.code == bool(message), found.out
    assert (message or "No problems") in found.out
    assert seolint(tmp_path, *arguments, "--set", "hard-to-read.tolerance=200").code == 0
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert seolint(tmp_path, *arguments).code == bool(message), "a renamed page is held to its score"


def test_page_that_falls_below_the_limit_is_reported_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"# Knots\n\n{PLAIN}\n"})
    seolint(tmp_path, "baseline", "--select", "hard-to-read")
    write(tmp_path, {"a.md": f"# Knots\n\n{HARD}\n"})
    result = seolint(tmp_path, "check", "--select", "hard-to-read", "--baseline", NAME)
    assert "(minimum 25;" in result.out
    assert "1 problem (1 warning)" in result.out


def test_suppressed_page_is_not_held_to_its_score(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"# Knots\n\n{PLAIN}\n"})
    seolint(tmp_path, "baseline")
    write(tmp_path, {"a.md": f"<!-- seolint-disable hard-to-read -->\n\n# Knots\n\n{PLAIN}{HARDER * 3}\n"})
    result = seolint(tmp_path, "check", "--select", "hard-to-read", "--baseline", NAME)
    assert "No problems" in result.out
