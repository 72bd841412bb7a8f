"""How far the Markdown reader agrees with the specifications of CommonMark and of GitHub's Markdown.

    python -m tests.benchmarks.markdown_specs SPEC... [--show] [--most 20]

A SPEC is a `spec.txt` of commonmark/commonmark-spec or github/cmark-gfm (`test/spec.txt`), neither of which is part of
this repository. An example agrees when the Document has the text, the headings, the links and the images of the HTML
that the specification expects: the same words in the same order, where blocks part words; each heading with its level
and text; each link with its address and text; each image with its address and alternative text.

The expected HTML is read by Python's own parser, and nothing is taken from the readers. What a browser doesn't show and
code in blocks are in neither text; addresses are compared with their percent signs decoded. What seolint adds to both
specifications (formulas, wikilinks …) may differ: the examples that do are listed with `--show`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from seolint.document import FILLER, Document, Element
from seolint.readers import read

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^`{32}$|^#{1,6} *([^\n]*)$", re.M | re.S)
UNSHOWN = frozenset({"script", "style", "textarea", "title", "iframe", "pre", "button", "noscript", "xmp"})
BREAKS = frozenset(
    {
        *("address", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "img", "input", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "textarea"),
        *("tfoot", "th", "thead", "tr", "ul"),
    }
)
"""Between what is in one of these and what is around it, words are parted."""


class Example(NamedTuple):
    """An example: its number, the section that it is in, its Markdown and the HTML expected."""

    number: int
    section: str
    markdown: str
    html: str


class Reading(NamedTuple):
    """What is compared."""

    words: Sequence[str]
    headings: Sequence[tuple[int, str]]
    links: Sequence[tuple[str, str]]
    images: Sequence[tuple[str, str]]


class _Expected(HTMLParser):
    """The reading of an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0
        self.opened: list[tuple[str, str, int]] = []
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[str, str]] = []
        self.images: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in reversed(attrs)}
        self._part(tag)
        self.hidden += tag in UNSHOWN
        if tag == "img" and not self.hidden:
            self.images.append((_address(found.get("src", "")), _words(found.get("alt", ""))))
        elif (tag == "a" and "href" in found) or tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.opened.append((tag, found.get("href", ""), len(self.pieces)))
            if tag == "a":
                self.links.append((_address(found["href"]), ""))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        self.hidden -= tag in UNSHOWN and self.hidden > 0
        if self.opened and self.opened[-1][0] == tag:
            _, address, begun = self.opened.pop()
            text = _words("".join(self.pieces[begun:]))
            if tag == "a":
                at = max(i for i, (known, _) in enumerate(self.links) if known == _address(address))
                self.links[at] = (_address(address), text)
            else:
                self.headings.append((int(tag[1]), text))

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag in BREAKS or "-" in tag:
            self.pieces.append("\n")


def expected(html: str) -> Reading:
    """The reading of the HTML that a specification expects."""
    parser = _Expected(html)
    return Reading("".join(parser.pieces).split(), parser.headings, parser.links, parser.images)


def found(document: Document) -> Reading:
    """The reading of a Document."""
    return Reading(
        document.prose.replace(FILLER, "").split(),
        [(heading.level, _seen(document, heading)) for heading in document.all("heading")],
        [(_address(link.attrs["href"]), _seen(document, link)) for link in document.all("link")],
        [(_address(i.attrs.get("src", "")), _words(i.attrs.get("alt", ""))) for i in document.all("image")],
    )


def examples(spec: str) -> Iterator[Example]:
    """The examples of a specification; an arrow stands for a tab in it."""
    section, number = "", 0
    for part in _EXAMPLE.finditer(spec):
        if part[1] is None:
            section = part[2]
            continue
        number += 1
        markdown, _, html = part[1].replace("→", "\t").partition("\n.\n")
        if part[1].startswith(".\n"):
            markdown, html = "", part[1][2:]
        yield Example(number, section, f"{markdown}\n", html)


def differing(example: Example) -> str:
    """The aspect in which an example differs, or nothing."""
    wanted, seen = expected(example.html), found(read(example.markdown, "markdown"))
    return next((name for name in Reading._fields if list(getattr(wanted, name)) != list(getattr(seen, name))), "")


def _seen(document: Document, element: Element) -> str:
    """The text of an element; the markup of one without any is none."""
    return _words(document.prose[slice(*element.span)].replace(FILLER, ""))


def _words(text: str) -> str:
    return " ".join(text.split())


def _address(written: str) -> str:
    return unquote(written.strip())


def main() -> None:
    """Print how many examples of each specification agree, and those that don't."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specs", type=Path, nargs="+", metavar="SPEC")
    parser.add_argument("--show", action="store_true", help="print the examples that differ")
    parser.add_argument("--most", type=int, default=20, help="how many of them")
    options = parser.parse_args()
    for spec in options.specs:
        results = [(example, differing(example)) for example in examples(spec.read_text("utf-8"))]
        agreeing = sum(not aspect for _, aspect in results)
        share = 100 * agreeing / max(len(results), 1)
        aspects = Counter(aspect for _, aspect in results if aspect)
        print(f"{spec}: {agreeing} of {len(results)} examples agree ({share:.1f} %); {dict(aspects)}")
        for example, aspect in [result for result in results if result[1]][: options.most if options.show else 0]:
            wanted, seen = expected(example.html), found(read(example.markdown, "markdown"))
            print(f"\n{example.number} {example.section}: {aspect}\n{example.markdown}{example.html}")
            print(f"expected {getattr(wanted, aspect)}\nfound    {getattr(seen, aspect)}")


if __name__ == "__main__":
    main()
