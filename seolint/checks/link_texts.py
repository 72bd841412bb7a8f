"""Link texts and their targets, held against each other: one text for two pages, two texts for one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.checks._addresses import address
from seolint.checks.generic_link_text import LIST, is_generic
from seolint.document import Document, Element, Finding
from seolint.named import NamedTuple

_INDEX = ("index.html", "index.htm", "index.md", "index.php")
_NO_PAGE = ("#", "mailto:", "tel:", "javascript:", "sms:")


class Named(NamedTuple):
    """A link, its text and its target, each in one spelling, and how many words the text has."""

    link: Element
    text: str
    target: str
    words: int


def check(document: Document, *, same: str, min_words: int = 1) -> Iterator[Finding]:
    """With `same: text`, links that say what an earlier one says and lead elsewhere; with `same: target` the reverse.

    Texts of `min_words` words or more count, in any case; generic ones ("read more") don't, nor do numbers, code,
    cells of tables, and addresses within the page. One finding for a text, or a target. Facts: text and target, and
    other and other_target of the first such link, which is related.
    """
    groups: dict[str, list[Named]] = {}
    for named in document.once(_named):
        if named.words >= min_words:
            groups.setdefault(named.text if same == "text" else named.target, []).append(named)
    for first, *others in groups.values():
        differing = [other for other in others if (other.text, other.target) != (first.text, first.target)]
        if differing:
            told, other = (document.text(named.link.span) for named in (differing[0], first))
            facts = {"text": told, "target": differing[0].target, "other": other, "other_target": first.target}
            yield Finding(
                differing[0].link.span, facts, [first.link.span, *(named.link.span for named in differing[1:])]
            )


def validate(*, same: str, **_: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if same not in ("text", "target"):
        yield ("same",), f"same is text or target, not {same}"


def _named(document: Document) -> Sequence[Named]:
    generic = document.language.lists.get(LIST, frozenset())
    found = []
    for link in document.all("link"):
        target = address(document, link)
        text = document.text(link.span).lower()
        if not target or not any(map(str.isalpha, text)) or target.startswith(_NO_PAGE):
            continue
        if link.attrs.get("aria-label") or document.inside(link.span, "inline_code", "table"):
            continue
        if not is_generic(document, link, generic):
            words = len(document.words_of(link)[1])
            found.append(Named(link, text.strip(" .,:;!?»›→>"), _plain(target), words))
    return found


def _plain(target: str) -> str:
    """A target without what doesn't make it another page: scheme, `www.`, the name of an index, a slash at the end."""
    page, mark, fragment = target.partition("#")
    page = page.removeprefix("https:").removeprefix("http:").removeprefix("//").removeprefix("www.")
    for name in _INDEX:
        page = page.removesuffix(name)
    return page.rstrip("/").removesuffix(".md").removesuffix(".html") + mark + fragment
