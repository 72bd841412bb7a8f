"""How far the MDX reader agrees with remark-mdx, the parser of MDX: text, headings and links of each input.

    python -m tests.benchmarks.mdx_trees MODULES FOLDER [--show]

FOLDER holds inputs: `.mdx` files, and tests in JavaScript as the repositories of MDX have them. MODULES is a folder in
which `npm install unified remark-parse remark-mdx remark-gfm remark-frontmatter` was run. Neither is part of this
repository. White space doesn't count, nor do characters that one of the two replaces.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from seolint.document import FILLER, Document
from seolint.readers import Settings, read

_SCRIPT = Path(__file__).with_name("mdx.mjs")
_UNSEEN = ("code",)


class Reading(NamedTuple):
    """What is compared: the text without white space, headings with their levels, links with their addresses."""

    text: str
    headings: list[tuple[int, str]]
    links: list[tuple[str, str]]


def inputs(modules: Path, folder: Path) -> Iterator[dict[str, Any]]:
    """What remark-mdx reads in each input."""
    command = ["node", str(_SCRIPT), str(modules), str(folder)]
    output = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return map(json.loads, output.split("\n")[:-1])


def expected(tree: dict[str, Any]) -> Reading:
    headings = [(level, _plain(text)) for level, text in tree["headings"]]
    links = sorted((unquote(address or ""), _plain(text)) for address, text in tree["links"])
    return Reading(_plain(tree["text"]), headings, links)


def found(source: str) -> Reading:
    document = read(source, "markdown", Settings(mdx=True))
    links = [(_address(link.attrs["href"]), _plain(document.text(link.span))) for link in document.all("link")]
    headings = [(heading.level, _plain(document.text(heading.span))) for heading in document.all("heading")]
    return Reading(_plain(_text(document)), headings, sorted(link for link in links if "xxx" not in link[0]))


def _text(document: Document) -> str:
    return document.prose.replace(FILLER, "")


def _address(href: str) -> str:
    return unquote(href.removeprefix("mailto:"))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(text.split()))


def main() -> None:
    """Print the share of inputs that agree, and with `--show` what differs in the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="what differs")
    arguments = parser.parse_args()
    count = agree = 0
    for tree in inputs(arguments.modules, arguments.folder):
        wanted, seen = expected(tree), found(tree["source"])
        count, agree = count + 1, agree + (wanted == seen)
        if wanted != seen and arguments.show:
            print(f"{tree['name']}  {tree['source'][:200]!r}")
            for name in Reading._fields:
                one, other = getattr(wanted, name), getattr(seen, name)
                if one != other:
                    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
                    print(f"    {name}: remark-mdx {one[max(at - 30, 0) : at + 60]!r}")
                    print(f"    {' ' * len(name)}  seolint    {other[max(at - 30, 0) : at + 60]!r}")
    print(f"{agree} of {count} inputs agree ({agree / max(count, 1):.1%})")


if __name__ == "__main__":
    main()
