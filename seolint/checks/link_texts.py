"""Link texts compared with their targets: one text for two pages, or two texts for one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seolint.analysis.branches import together
from seolint.analysis.links import Link, links, name_of, normalized_of
from seolint.analysis.templates import is_filled_in
from seolint.checks.generic_link_text import LIST, is_generic
from seolint.document import Document, Finding

FACTS = ("text", "target", "other", "other_target")

_INDEX = ("index.html", "index.htm", "index.md", "index.php")
_NO_PAGE = ("#", "mailto:", "tel:", "javascript:", "sms:")


_AROUND = " .,:;!?»›→>"
"""What may surround the text of a link."""


class Named(NamedTuple):
    """A link, its text and its target, each in one spelling."""

    link: Link
    text: str
    target: str


def check(document: Document, *, same: str, min_words: int = 1) -> Iterator[Finding]:
    """With `same: text`, links with the text of an earlier one and another target; with `same: target`, the reverse.

    Texts of `min_words` words or more count, in any case; generic ones ("read more") don't, nor do numbers, code,
    cells of tables, and addresses within the page. One finding for a text, or a target. Facts: text and target, and
    other and other_target of the first such link, which is related.
    """
    groups: dict[str, list[Link]] = {}
    for link in links(document):
        if link.address and len(link.words) >= min_words:
            key = _name(document, link) if same == "text" else _plain(link.address, whole=True)
            groups.setdefault(key, []).append(link)
    for group in groups.values():
        differing = _differing(document, group, whole=same == "target") if len(group) > 1 else ()
        if differing:
            first, second = differing[:2]
            facts = {"text": second.link.text, "target": second.target}
            others = [named.link.element.span for named in differing if named is not second]
            yield Finding(
                second.link.element.span, {**facts, "other": first.link.text, "other_target": first.target}, others
            )


def validate(*, same: str, **_: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if same not in ("text", "target"):
        yield ("same",), f"same is text or target, not {same}"


def _differing(document: Document, group: Sequence[Link], *, whole: bool) -> Sequence[Named]:
    """The first link that counts, and those that differ from it; nothing where none does."""
    named = [
        Named(link, _name(document, link), _plain(link.address or "", whole=whole))
        for link in group
        if _counts(document, link)
    ]
    differing = [other for other in named[1:] if other[1:] != named[0][1:]]
    if differing:
        spans = [each.link.element.outer for each in (named[0], *differing)]
        differing = [differing[at - 1] for at in together(document, spans)[1:]]
    return [named[0], *differing] if differing else ()


def _name(document: Document, link: Link) -> str:
    """The text of a link, in one spelling."""
    return name_of(document, link).lower().strip(_AROUND)


def _counts(document: Document, link: Link) -> bool:
    """Whether the text of a link names a page: checked only for links that share a text or a target."""
    element = link.element
    if not any(map(str.isalpha, link.text.lower())) or (link.address or "").startswith(_NO_PAGE):
        return False
    if (
        element.attrs.get("aria-label")
        or is_filled_in(document, element)
        or document.inside(element.span, "inline_code", "table")
    ):
        return False
    return not is_generic(normalized_of(document, link), document.language.lists.get(LIST, frozenset()))


def _plain(target: str, *, whole: bool) -> str:
    """A target without the parts that don't make it another page: scheme, `www.`, an index file, a slash at the end.

    Its fragment is kept where the `whole` of it counts: two places of one page are the same page.
    """
    page, mark, fragment = target.partition("#")
    page = page.removeprefix("https:").removeprefix("http:").removeprefix("//").removeprefix("www.")
    for name in _INDEX:
        page = page.removesuffix(name)
    return page.rstrip("/").removesuffix(".md").removesuffix(".html") + (mark + fragment if whole else "")
