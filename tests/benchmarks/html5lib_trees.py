"""How far the HTML reader agrees with the trees that browsers build, by the inputs of html5lib-tests.

    python -m tests.benchmarks.html5lib_trees FOLDER [--show ASPECT] [--most 20]

FOLDER is the folder `tree-construction` of a checkout of html5lib-tests, which is not part of this repository. An input
agrees when the Document has the same text, headings, links, images and title as the expected tree: the same words in
the same order, where blocks and white space part words; each heading with its level and text; each link (an `<a>` with
an address) with its text; each image with its address and alternative text.

Text is what a browser shows with scripts switched off, less what seolint leaves out of an article on purpose. Both are
listed here, and nothing is taken from the reader: `UNSHOWN` is what browsers don't show, `LEFT_OUT` what is no text of
an article (controls, drawings, navigation, readings of ruby, what asks for scripts). Code may be in the text or not.
The choice of the main text is switched off, since these inputs have none: what is measured is how markup is read.

Where a browser builds one tree with scripts and another without them, either will do. Fragments are those that a
browser parses inside another element (`<td>`, `<svg>`); they are read as files, which can't say so, and counted apart.
A Document keeps the order of the source: where a browser moves text out of a table, the two differ.
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
from seolint.readers.content import Content, Range
from seolint.readers.tokens import Token

_SECTION = re.compile(r"^#(data|errors|new-errors|document-fragment|script-(?:on|off)|document)$")
_ATTRIBUTE = re.compile(r'([^="]+)="(.*)"\Z', re.DOTALL)
_ELEMENT = re.compile(r"<(?![!?])([^>]*)>\Z")


def _names(names: str, *more: str) -> frozenset[str]:
    """The names in a text, and some of two words."""
    return frozenset([*names.split(), *more])


UNSHOWN = _names("audio canvas datalist head iframe noembed noframes rp script style template title video")
LEFT_OUT = _names(
    "applet button footer form meter nav noscript object progress rt rtc search select textarea",
    "svg svg",
    "math annotation",
)
SHOWN_IN_DRAWING = "svg foreignObject"
CODE = _names("pre listing xmp")
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
BREAKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html img input legend li listing main menu nav ol p "
    "plaintext pre section summary table tbody td tfoot th thead tr ul xmp embed button select textarea iframe "
    "object video audio canvas map",
    "svg svg",
)
"""Between what is in one of these and what is around it, words are parted."""


class Case(NamedTuple):
    """An input, the lines of each of its expected trees, and the element around it if it is a fragment."""

    name: str
    source: str
    context: str
    trees: list[Sequence[str]]


class Reading(NamedTuple):
    """What is compared: words, headings with their levels, the text of links by target, images, title."""

    text: str
    headings: Sequence[tuple[int, str]]
    links: Mapping[str, str]
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

    def __init__(self, with_code: bool) -> None:
        self.hidden = UNSHOWN | LEFT_OUT | (frozenset() if with_code else CODE)
        self.text: list[str] = []
        self.headings: list[tuple[int, list[str]]] = []
        self.links: dict[str, list[str]] = defaultdict(list)
        self.images: list[tuple[str, str]] = []
        self.titles: list[str] = []

    def visit(self, node: _Node, hidden: Sequence[str], into: Sequence[list[str]]) -> None:
        """Take in a node in the elements `hidden`; `into` are the texts of the headings and the link around it."""
        name = node.name
        if name == "#text":
            self.write(node.text, hidden, into)
            return
        if name == "title":
            self.titles.append("".join(child.text for child in node.children))
        if name == "img" and not UNSHOWN.intersection(hidden):
            self.images.append((node.attrs.get("src", ""), node.attrs.get("alt", "")))
        if name == SHOWN_IN_DRAWING and hidden == ["svg svg"]:
            hidden = []
        elif name in self.hidden or (name == "dialog" and "open" not in node.attrs):
            hidden = [*hidden, name]
        if name == "a" and "href" in node.attrs and not hidden:
            into = [*into, self.links[node.attrs["href"]]]
        if name in HEADINGS and not hidden:
            self.headings.append((HEADINGS[name], []))
            into = [*into, self.headings[-1][1]]
        self.children(node, hidden, into)

    def children(self, node: _Node, hidden: Sequence[str], into: Sequence[list[str]]) -> None:
        """Take in what an element holds, parted from what is around it if it is a block."""
        gap = " " if node.name in BREAKS else ""
        self.write(gap, (), into)
        for child in node.children:
            self.visit(child, hidden, into)
        self.write(gap, (), into)

    def write(self, shown: str, hidden: Sequence[str], into: Sequence[list[str]]) -> None:
        """Take in text that is shown unless something hides it."""
        if not hidden:
            for text in (self.text, *into):
                text.append(shown)


def expected(tree: Sequence[str], with_code: bool) -> Reading:
    """What an expected tree says."""
    visitor = _Visitor(with_code)
    visitor.visit(_parse(tree), (), ())
    return Reading(
        _words(visitor.text),
        [(level, _words(text)) for level, text in visitor.headings],
        {href: _words(text) for href, text in visitor.links.items()},
        visitor.images,
        _words(visitor.titles[:1]),
    )


def actual(source: str) -> Reading:
    """What the Document says."""
    with mock.patch("seolint.readers.html.choose", _whole):
        document = read(source, "html")
    links: dict[str, list[str]] = defaultdict(list)
    for link in document.all("link"):
        links[link.attrs["href"]].append(_shown(document, link) if link.span != link.outer else "")
    return Reading(
        _words([document.prose.replace(FILLER, "")]),
        [(item.level, _words([_shown(document, item)])) for item in document.all("heading")],
        {href: _words(texts) for href, texts in links.items()},
        [(item.attrs.get("src", ""), item.attrs.get("alt", "")) for item in document.all("image")],
        _words([document.unseen[slice(*item.span)].replace(FILLER, "") for item in document.all("title")]),
    )


def _shown(document: Document, element: Element) -> str:
    return document.prose[slice(*element.span)].replace(FILLER, "")


def _whole(_: str, stream: Sequence[Token], *__: object, **___: object) -> Content:
    """The whole page instead of its main text."""
    return Content([Range(0, len(stream))], (), frozenset())


def _words(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())


def _differences(wanted: Reading, found: Reading) -> Sequence[str]:
    return [aspect for aspect in Reading._fields if getattr(wanted, aspect) != getattr(found, aspect)]


def compare(case: Case) -> tuple[Reading, Reading, Sequence[str]]:
    """The expected reading of an input that is nearest to the actual one, that one, and in what they differ."""
    found = actual(case.source)
    readings = [expected(tree, with_code) for tree in case.trees for with_code in (False, True)]
    wanted = min(readings, key=lambda reading: len(_differences(reading, found)))
    return wanted, found, _differences(wanted, found)


def main() -> None:
    """Print how many inputs agree, and how many in each aspect."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=Reading._fields, help="print inputs that differ in this")
    parser.add_argument("--most", type=int, default=20)
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {"pages": Counter(), "fragments": Counter()}
    shown = 0
    for case in cases(args.folder):
        wanted, found, wrong = compare(case)
        count = counts["fragments" if case.context else "pages"]
        count.update(["inputs", *wrong, *(() if wrong else ("agree",))])
        if args.show in wrong and shown < args.most:
            shown += 1
            print(f"{case.name}\n  {case.source!r}\n  {getattr(wanted, args.show)!r}\n  {getattr(found, args.show)!r}")
    counts["all"] = counts["pages"] + counts["fragments"]
    for name, count in counts.items():
        print(f"{name:10} {count['agree']:5,} of {count['inputs']:5,} agree ({count['agree'] / count['inputs']:.1%})")
        print(*(f"  {aspect} {count['inputs'] - count[aspect]:,}" for aspect in Reading._fields))


if __name__ == "__main__":
    main()
