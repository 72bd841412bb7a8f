"""Images that a site has in several sizes only, which their address doesn't name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository import seolint, write


@pytest.mark.parametrize(
    ("file", "address", "is_reported"),
    [
        ("ridge@800.jpg", "ridge.jpg", False),
        ("ridge@800.jpg", "ridge.jpg#@400-800", False),
        ("ridge@2x.png", "ridge.png", False),
        ("ridge-800.webp", "ridge.jpg", False),
        ("ridge-800x600.jpg", "ridge.jpg", False),
        ("ridge-2.jpg", "ridge.jpg", True),
        ("ridge-red.jpg", "ridge.jpg", True),
        ("bridge@800.jpg", "ridge.jpg", True),
        ("ridge@800.txt", "ridge.jpg", True),
    ],
)
def test_sizes(tmp_path: Path, file: str, address: str, is_reported: bool) -> None:
    write(tmp_path, {".git/HEAD": "", "tents.md": f"# Tents\n\n![A ridge tent]({address})\n", file: ""})
    found = seolint(tmp_path, "check", ".", "--select", "missing-image-file", "--format", "json", "--no-cache").problems
    assert bool(found) is is_reported
