"""The picture of the HTML report in the README. `python -m tests.report.picture` takes it anew, in Chromium.

The text that it shows is kept in the file, so that a test can tell whether the report still reads like that.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
FILE = ROOT / "tests/report/html-report.png"
DRAFT = "tests/articles/draft.md"
WIDTH, HEIGHT, MARGIN = 1200, 760, 30
"""The size of the picture, and what is left above the outline, in pixels."""

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXT = b"tEXtseolint\0"


class Picture(NamedTuple):
    """An image in PNG, and the text that the report showed when it was taken, white space folded."""

    image: bytes
    text: str


@contextmanager
def chromium(sync_api: Any) -> Iterator[Any]:
    """The system's Chromium, driven by Playwright."""
    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield started
        started.close()


def take(browser: Any) -> Picture:
    """The page of the README's draft in the report, from its outline down, with the first problem opened."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.html")
        command = [sys.executable, "-m", "seolint", "check", "--no-config", f"--format=html={report}", DRAFT]
        subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(f"{report.as_uri()}#page=0")
        page.locator("#cards .head").first.click()
        top = page.evaluate("document.querySelector('.outline').getBoundingClientRect().top + scrollY")
        clip = {"x": 0, "y": top - MARGIN, "width": WIDTH, "height": HEIGHT}
        image = page.screenshot(clip=clip, full_page=True, animations="disabled")
        text = " ".join(page.locator("body").inner_text().split())
        page.close()
    return Picture(image, text)


def save(picture: Picture) -> None:
    """Write the image, with the text in a chunk of its own behind the header."""
    header = len(_SIGNATURE) + 8 + 13 + 4
    body = _TEXT + picture.text.encode("unicode_escape")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    FILE.write_bytes(picture.image[:header] + chunk + picture.image[header:])


def text_of(image: bytes) -> str:
    """The text that was kept with an image."""
    start = image.index(_TEXT)
    (length,) = struct.unpack(">I", image[start - 4 : start])
    return image[start + len(_TEXT) : start + 4 + length].decode("unicode_escape")


if __name__ == "__main__":
    with chromium(import_module("playwright.sync_api")) as opened:
        save(take(opened))
