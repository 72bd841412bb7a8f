"""How far the HTML reader agrees with the trees that browsers build, by the inputs of html5lib-tests.

    python -m tests.benchmarks.html5lib_trees FOLDER [--fragments] [--show ASPECT] [--most 20]

FOLDER is the folder `tree-construction` of a checkout of html5lib-tests, which is not part of this repository. An input
agrees when the Document has the same visible text, headings, links, images and title as the expected tree. Whitespace
does not count, nor does the order of the text: a Document keeps the order of the source, where a browser moves text out
of tables. Which elements hide their text is the reader's own decision and is taken from it, and the choice of the main
text is switched off: what is measured here is the tree.

Where a browser builds one tree with scripts and another without them, either will do. Fragments that it parses inside
an element other than `div` or `body` are left out, as no file is one of those; `--fragments` counts them too.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from seolint.document import FILLER, Document, Element
from seolint.readers import read
from seolint.readers.builder.open_elements import HIDDEN, SEEN, SKIPPED_TEXT, mode_of
from seolint.readers.content import Content, Range
from seolint.readers.tags import HEADINGS
from seolint.readers.tokens import Token

_SECTION = re.compile(r"^#(data|errors|new-errors|document-fragment|script-(?:on|off)|document)$")
_ATTRIBUTE = re.compile(r'([^="]+)="(.*)"\Z', re.DOTALL)
_ELEMENT = re.compile(r"<(?![!?])([^>]*)>\Z")
_WHITE_SPACE = re.compile(rf"[\s{FILLER}]+")
_NO_ATTRS: Mapping[str, str] = {}


class Case(NamedTuple):
    """An input, the lines of each of its expected trees, and the element around it if it is a fragment."""

    name: str
    source: str
    context: str
    trees: list[Sequence[str]]


class Reading(NamedTuple):
    """What is compared: text as its sorted characters, headings with their levels, the text of links by target."""

    text: str
    headings: Sequence[tuple[int, str]]
    links: Mapping[str | None, str]
    images: Sequence[tuple[str, str]]
    title: str


def cases(folder: Path) -> Sequence[Case]:
    """Every input below the folder, named for where it is first."""
    found: dict[tuple[str, str], Case] = {}
    for path in sorted(folder.rglob("*.dat")):
        for number, sections in enumerate(_entries(path), 1):
            source, context = "\n".join(sections["data"]), "".join(sections.get("document-fragment", ()))
            case = found.setdefault((source, context), Case(f"{path.name}:{number}", source, context, []))
            case.trees.append(sections["document"])
    return list(found.values())


def _entries(path: Path) -> Iterator[Mapping[str, list[str]]]:
    lines = path.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    starts = [at for at, line in enumerate(lines) if line == "#data" and (at == 0 or not lines[at - 1])]
    for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        yield _sections(lines[start : end - 1])


def _sections(lines: Sequence[str]) -> Mapping[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in lines:
        if heading := _SECTION.match(line):
            current = sections.setdefault(heading[1], [])
        else:
            current.append(line)
    return sections


class _Node:
    """An element of an expected tree, or a piece of its text."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name, self.text = name, text
        self.attrs: dict[str, str] = {}
        self.children: list[_Node] = []


def _parse(lines: Sequence[str]) -> _Node:
    root = _Node("")
    path = [root]
    for depth, item in _items(lines):
        del path[depth + 1 :]
        if item.startswith('"'):
            path[-1].children.append(_Node("#text", item[1:-1]))
        elif element := _ELEMENT.match(item):
            path[-1].children.append(_Node(element[1]))
            path.append(path[-1].children[-1])
        elif item == "content":
            path.append(path[-1])
        elif attribute := _ATTRIBUTE.match(item):
            path[-1].attrs[attribute[1]] = attribute[2]
    return root


def _items(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Depth and content of each entry; text and comments may take several lines."""
    depth, item = 0, ""
    for line in lines:
        if line.startswith("| "):
            if item:
                yield depth, item
            item = line[2:].lstrip(" ")
            depth = (len(line) - 2 - len(item)) // 2
        else:
            item += "\n" + line
    if item:
        yield depth, item.rstrip("\n")


class _Visitor:
    """Collects from an expected tree what a reader of the page meets."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.headings: list[tuple[int, list[str]]] = []
        self.links: dict[str | None, list[str]] = defaultdict(list)
        self.images: list[tuple[str, str]] = []
        self.titles: list[str] = []

    def visit(self, node: _Node, mode: int, into: Sequence[list[str]], link: list[str]) -> None:
        """Take in a node; `into` are the texts of the headings around it, `link` that of the link around it."""
        name = node.name
        if name == "#text":
            if mode == SEEN:
                for text in (self.text, *into, link):
                    text.append(node.text)
            return
        if name == "title":
            self.titles.append("".join(child.text for child in node.children))
            mode = SKIPPED_TEXT
        elif name and mode == SEEN:
            mode, _ = mode_of(name.removeprefix("svg "), node.attrs, bool(into))
        if name == "img" and mode in (SEEN, HIDDEN):
            self.images.append((node.attrs.get("src", ""), node.attrs.get("alt", "")))
        if name == "a" and mode == SEEN:
            link = self.links[node.attrs.get("href")]
        if name in HEADINGS and mode == SEEN:
            self.headings.append((HEADINGS[name], []))
            into = [*into, self.headings[-1][1]]
        if name != "template":
            for child in node.children:
                self.visit(child, mode, into, link)


def expected(tree: Sequence[str]) -> Reading:
    """What an expected tree says."""
    visitor = _Visitor()
    visitor.visit(_parse(tree), SEEN, [], [])
    return Reading(
        _sorted(visitor.text),
        sorted((level, _plain(text)) for level, text in visitor.headings),
        _links(visitor.links),
        sorted(visitor.images),
        _plain(visitor.titles[:1]),
    )


def actual(source: str) -> Reading:
    """What the Document says."""
    with mock.patch("seolint.readers.html.choose", _whole):
        document = read(source, "html")
    links: dict[str | None, list[str]] = defaultdict(list)
    for link in _of_kind(document, "link", "anchor"):
        links[link.attrs.get("href")].append(document.prose[link.span.start : link.span.end])
    headings = [(item.level, [document.prose[slice(*item.span)]]) for item in _of_kind(document, "heading")]
    return Reading(
        _sorted([document.prose]),
        sorted((level, _plain(text)) for level, text in headings),
        _links(links),
        sorted((item.attrs.get("src", ""), item.attrs.get("alt", "")) for item in _of_kind(document, "image")),
        _plain([document.unseen[slice(*item.span)] for item in _of_kind(document, "title")]),
    )


def _whole(stream: Sequence[Token], selected: Sequence[Range] = ()) -> Content:
    """The whole page instead of its main text."""
    return Content([Range(0, len(stream))], {}, frozenset())


def _of_kind(document: Document, *kinds: str) -> Iterator[Element]:
    return (element for element in document.elements if element.kind in kinds)


def _links(texts: Mapping[str | None, Sequence[str]]) -> Mapping[str | None, str]:
    """The text of the links to each target. An `<a>` that neither leads anywhere nor holds text is no link."""
    links = {href: _sorted(parts) for href, parts in texts.items()}
    return {href: text for href, text in links.items() if text or href is not None}


def _plain(parts: Sequence[str]) -> str:
    return _WHITE_SPACE.sub("", "".join(parts))


def _sorted(parts: Sequence[str]) -> str:
    return "".join(sorted(_plain(parts)))


def _differences(wanted: Reading, found: Reading) -> Sequence[str]:
    return [aspect for aspect in Reading._fields if getattr(wanted, aspect) != getattr(found, aspect)]


def main() -> None:
    """Print how many inputs agree, and how many in each aspect."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fragments", action="store_true")
    parser.add_argument("--show", choices=Reading._fields, help="print inputs that differ in this")
    parser.add_argument("--most", type=int, default=20)
    args = parser.parse_args()
    chosen = [case for case in cases(args.folder) if args.fragments or case.context in ("", "body", "div")]
    differing: Counter[str] = Counter()
    agreeing = 0
    for case in chosen:
        found = actual(case.source)
        wanted, wrong = min(
            ((reading, _differences(reading, found)) for reading in map(expected, case.trees)),
            key=lambda compared: len(compared[1]),
        )
        agreeing += not wrong
        differing.update(wrong)
        if args.show in wrong and differing[args.show] <= args.most:
            print(f"{case.name}\n  {case.source!r}\n  {getattr(wanted, args.show)!r}\n  {getattr(found, args.show)!r}")
    print(f"{agreeing:,} of {len(chosen):,} inputs agree ({agreeing / len(chosen):.1%})")
    for aspect in Reading._fields:
        print(f"  {aspect:8} {len(chosen) - differing[aspect]:,}")


if __name__ == "__main__":
    main()
