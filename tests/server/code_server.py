"""A real Visual Studio Code, as code-server in Chromium, with the extension: it shows problems, fixes one, and saves.

    python -m tests.server.code_server CODE_SERVER [--picture FILE]

CODE_SERVER is the command that starts code-server. `npm install code-server` builds one, with the version of Node.js
that it asks for (20 for 4.100), a C++ compiler, Python and some minutes, which is why CI doesn't run this. npm,
Chromium and Playwright (the extra `browser`) are needed, too. The picture is taken with the menu of actions open: look
at it.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.report.picture import chromium
from tests.server.client import environment
from tests.server.test_vscode import EXTENSION

BEFORE = "# Mills 😀\n\n### Wheels\n\nThe wheel turns all day. See [the dam](dam.md).\n\n![](stone.png)\n"
AFTER = BEFORE.replace("###", "##")
RULES = {"skipped-heading-level", "broken-internal-link", "missing-alt", "missing-image-file"}
SETTINGS = {
    "security.workspace.trust.enabled": False,
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
}
SECONDS = 180.0
ADDRESS = re.compile(r"HTTP server listening on (http://\S+)")


class Editor:
    """code-server with a folder of its own, in which the extension is installed."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.articles = folder / "articles"
        self._folder = folder
        self._command = [*command, f"--extensions-dir={folder / 'extensions'}", f"--user-data-dir={folder / 'data'}"]
        self._variables = environment()

    def install(self) -> None:
        """Package the extension by the documented command, and install it."""
        copy = self._folder / "vscode"
        shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
        subprocess.run(["npm", "run", "package"], cwd=copy, check=True, stdout=subprocess.DEVNULL)
        package = f"--install-extension={copy / 'seolint.vsix'}"
        subprocess.run([*self._command, package], check=True, stdout=subprocess.DEVNULL, env=self._variables)
        program = self._folder / "seolint"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seolint "$@"\n', "utf-8")
        program.chmod(0o755)
        settings = self._folder / "data/User/settings.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({**SETTINGS, "seolint.path": str(program)}), "utf-8")
        self.articles.mkdir()
        (self.articles / "mill.md").write_text(BEFORE, "utf-8")

    @contextmanager
    def running(self) -> Iterator[str]:
        """The address at which it serves the folder of articles."""
        log = self._folder / "log.txt"
        options = ["--auth=none", "--bind-addr=127.0.0.1:0", "--disable-telemetry", "--disable-update-check"]
        with log.open("wb") as output:
            command = [*self._command, *options, str(self.articles)]
            process = subprocess.Popen(command, stdout=output, stderr=output, env=self._variables)
            try:
                wait(lambda: ADDRESS.search(log.read_text("utf-8")) or process.poll() is not None, "code-server")
                found = ADDRESS.search(log.read_text("utf-8"))
                if not found:
                    raise SystemExit(log.read_text("utf-8"))
                yield f"{found[1].rstrip('/')}/?folder={self.articles}"
            finally:
                process.terminate()
                process.wait()


def wait(until: Callable[[], Any], what: str) -> None:
    """Wait for what should happen."""
    end = time.monotonic() + SECONDS
    while not until():
        if time.monotonic() > end:
            raise SystemExit(f"{what}: nothing came in {SECONDS:g} seconds")
        time.sleep(0.2)


def write_an_article(page: Any, address: str, picture: Path) -> set[str]:
    """Open the article, look at its problems, fix one, save; the rules that were shown."""
    page.goto(address, wait_until="domcontentloaded", timeout=SECONDS * 1000)
    page.get_by_role("treeitem", name="mill.md").first.dblclick(timeout=SECONDS * 1000)
    page.locator(".squiggly-warning").first.wait_for(timeout=SECONDS * 1000)
    page.keyboard.press("Control+Shift+M")
    rows = page.locator(".markers-panel .monaco-list-row")
    page.locator(".markers-panel").get_by_text("skipped-heading-level").first.wait_for()
    shown = " ".join(rows.all_inner_texts())
    page.locator(".view-line", has_text="Wheels").first.click()
    page.keyboard.press("End")
    page.keyboard.press("Control+.")
    fix = page.locator(".action-widget").get_by_text("Fix this (skipped-heading-level)")
    fix.wait_for()
    page.screenshot(path=str(picture))
    page.keyboard.press("Enter")  # the first action, which is preferred
    page.locator(".markers-panel").get_by_text("skipped-heading-level").first.wait_for(state="hidden")
    page.keyboard.press("Control+S")
    return {rule for rule in RULES if rule in shown}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("code_server")
    parser.add_argument("--picture", type=Path, default=Path("code-server.png"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="seolint-code-server-") as folder:
        editor = Editor(shlex.split(arguments.code_server), Path(folder))
        editor.install()
        with editor.running() as address, chromium(import_module("playwright.sync_api")) as browser:
            page = browser.new_page(viewport={"width": 1200, "height": 760})
            shown = write_an_article(page, address, arguments.picture)
            article = editor.articles / "mill.md"
            wait(lambda: article.read_text("utf-8") != BEFORE, "the saved article")
        saved = article.read_text("utf-8")
    print(f"shown: {', '.join(sorted(shown))}; fixed and saved: {saved == AFTER}; picture: {arguments.picture}")
    if shown != RULES or saved != AFTER:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
