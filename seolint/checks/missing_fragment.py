"""Links to a place on the same page, or in a file beside it, that doesn't exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from urllib.parse import unquote

from seolint.analysis.anchors import (
    ids,
    is_page,
    is_place,
    is_put_together,
    loose,
    readings,
    spellings,
    tabs,
    without_prefix,
)
from seolint.analysis.links import base_of, from_page, has_template, links, names_no_file
from seolint.analysis.page_kind import is_part
from seolint.document import Document, Element, FileExists, Finding
from seolint.lazy_regex import expression
from seolint.wording import near

FACTS = ("fragment", "where", "near", "suggestion")

_LONGEST = 1000
"""Characters of an address that is looked up."""

_PREFIX_END = expression(r"[_-]")
_PARTS = 3
"""How many parts of an id are tried as a prefix."""

_ALIKE = 3
"""How many different places with the same prefix show that it is the generator's, not a mistake."""

_MANY, _GUESSES = 500, 20
"""How many ids are searched for a similar one, and for how many links: comparing takes time."""


def check(document: Document, *, allow: Sequence[str] = ()) -> Iterator[Finding]:
    """Links to `#…` of this page, or of a file beside it, that match no id, name, label or heading.

    `allow`: fragments of the site's layout. A page that is assembled from parts can't be judged. Facts:
    fragment, where ("on this page", "in birds.md"), near ("." or "; did you mean #…?"), suggestion (the address meant).
    """
    yield from _on_this_page(document, allow)
    if document.exists:
        yield from _in_other_files(document, document.exists, allow)


def _on_this_page(document: Document, allow: Sequence[str]) -> Iterator[Finding]:
    is_inner = document.once(base_of) == ""
    inner = [link for link in links(document) if is_inner and link.address and link.address[0] == "#" != link.address]
    asked = [(link.element, unquote(link.address[1:]).strip()) for link in inner if link.address]
    headings = _headings(document) if asked else {}
    asked = [
        (link, name)
        for link, name in asked
        if is_place(name) and headings.keys().isdisjoint(spellings(name)) and not _is_mark(document, link)
    ]
    known = ids(document.source) | set(allow) if asked else set()
    missing = _not_prefixed([(link, name) for link, name in asked if name not in known], {*known, *headings})
    titles = tuple(tabs(document.source)) if missing else ()
    missing = [(link, name) for link, name in missing if not (titles and loose(name).endswith(titles))]
    if missing and not _is_put_together(document):
        names = [*known, *headings.values()]
        for count, (link, fragment) in enumerate(missing):
            name = _nearest(fragment, names) if count < _GUESSES and len(names) <= _MANY else ""
            hint, meant = (f"; did you mean #{name}?", f"#{name}") if name else (".", "")
            yield Finding(link.span, {"fragment": fragment, "where": "on this page", "near": hint, "suggestion": meant})


def _in_other_files(document: Document, exists: FileExists, allow: Sequence[str]) -> Iterator[Finding]:
    for link in links(document):
        written = link.address and "#" in link.address and from_page(document, link.address)
        if not written or len(written) > _LONGEST or names_no_file(written):
            continue
        page, _, fragment = written.partition("#")
        path, fragment = unquote(page.partition("?")[0]), unquote(fragment).strip()
        is_asked = path and "#" not in path and (path + fragment).isprintable()
        if is_asked and is_place(fragment) and fragment not in allow and exists(f"{path}#{fragment}") is False:
            facts = {"fragment": fragment, "where": f"in {path}", "near": ".", "suggestion": ""}
            yield Finding(link.element.span, facts)


def _not_prefixed(missing: Sequence[tuple[Element, str]], known: Set[str]) -> Sequence[tuple[Element, str]]:
    """The links that lead nowhere even if the generator puts a prefix before ids.

    Some prefixes are well known; another one is that of the generator if it makes sense of several links.
    """
    prefixes: dict[str, set[str]] = {}
    for _, fragment in missing:
        for separator in islice(_PREFIX_END.finditer(fragment), _PARTS):
            if _is_known(fragment[separator.end() :], known):
                prefixes.setdefault(fragment[: separator.end()], set()).add(fragment)
                break
    usual = tuple(prefix for prefix, fragments in prefixes.items() if len(fragments) >= _ALIKE)
    return [
        (link, fragment)
        for link, fragment in missing
        if not _is_known(without_prefix(fragment), known) and not (usual and _has_prefix(fragment, usual, known))
    ]


def _is_mark(document: Document, link: Element) -> bool:
    """Whether a link has no text: themes and plugins replace such links with signs."""
    return document.source.startswith("[](", link.outer.start)


def _is_known(fragment: str, known: Set[str]) -> bool:
    """Whether a fragment is one of these ids, or letters and digits of one of these headings."""
    return bool(fragment) and (fragment in known or loose(fragment) in known)


def _has_prefix(fragment: str, prefixes: tuple[str, ...], known: Set[str]) -> bool:
    return any(fragment.startswith(each) and _is_known(fragment[len(each) :], known) for each in prefixes)


def _is_put_together(document: Document) -> bool:
    made_headings = (has_template(document, heading) for heading in document.all("heading"))
    return any(made_headings) or is_put_together(document.source) or is_part(document)


def _headings(document: Document) -> dict[str, str]:
    """The headings by their letters and digits, each with the id that most generators make of it.

    From the second on, equal ones are numbered from 1 or from 2; some generators leave out all letters outside ASCII,
    and number headings without any. On HTML pages only the ids in the source count.
    """
    if is_page(document.source, document.format):
        return {}
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for heading in document.all("heading"):
        text = document.text_of(heading)
        usual = "-".join(re.sub(r"[^\w\s-]", "", text.lower()).split())
        texts = [each for reading in readings(text) for each in (reading, reading.encode("ascii", "ignore").decode())]
        for letters in dict.fromkeys(map(loose, texts)):
            count, seen[letters] = seen[letters], seen[letters] + 1
            found.setdefault(letters, usual)
            if count:
                found.update({f"{letters}{count}": f"{usual}-{count}", f"{letters}{count + 1}": f"{usual}-{count + 1}"})
    found.update((str(number), "") for number in range(1, seen[""] + 1))
    return found


def _nearest(fragment: str, known: Sequence[str]) -> str:
    """The known id that was probably meant; "" for none."""
    return next(iter(near(fragment, known, cutoff=0.8)), "")
