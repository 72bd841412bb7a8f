"""Links whose text doesn't describe their target: "click here", "read more"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seolint.analysis.link_context import LinkContexts
from seolint.analysis.links import Link, has_template, links, name_of, normalized_of, split
from seolint.document import Document, Finding

FACTS = ("text",)

LIST = "generic_link_texts"
"""A language's list of such texts; `_` joins the words of a phrase."""


_AND_MORE = frozenset(
    (
        *(("and", "more"), ("or", "more"), ("und", "mehr"), ("et", "plus"), ("y", "más"), ("e", "mais")),
        *(("e", "altro"), ("en", "meer"), ("och", "mer")),
    )
)
"""The end of a list and the link after it: "calendars, contacts, and [more]" says what there is more of."""


def check(document: Document, *, texts: Sequence[str] = (), allow: Sequence[str] = ()) -> Iterator[Finding]:
    """Links whose whole text is one of the language's generic texts or of `texts`, and not one of `allow`.

    Exempt are links with a label (`aria-label`), which screen readers read; code, which is a name; the name of the file
    or section that a link leads to ("Link" for link.html); "and more" at the end of a list; and those that
    what is around them makes clear (`LinkContexts`). Facts: text.
    """
    wanted = document.language.lists.get(LIST, frozenset())
    if texts or allow:
        wanted = wanted.union(_joined(document, text) for text in texts)
        wanted = wanted.difference(_joined(document, text) for text in allow)
    contexts = LinkContexts(document, lambda link: is_generic(normalized_of(document, link), wanted))
    for link in links(document):
        normalized = normalized_of(document, link)
        if not is_generic(normalized, wanted) or _is_name(link, normalized):
            continue
        element = link.element
        named = element.attrs.get("aria-label") or document.inside(element.span, "inline_code")
        if named or has_template(document, element) or not _is_all(document, link, wanted):
            continue
        if (*document.words.normalized[link.words.start - 1 : link.words.start], *normalized) in _AND_MORE:
            continue
        if not contexts.is_clear(link):
            yield Finding(element.span, {"text": link.text})


def not_applicable(document: Document, *, texts: Sequence[str] = (), **_: object) -> str:
    """Why links can't be judged; an empty text where they can."""
    if texts or LIST in document.language.lists:
        return ""
    return f"there is no list of generic link texts for {document.language.label}"


def is_generic(normalized: Sequence[str], wanted: frozenset[str]) -> bool:
    """Whether a link's words are one of the texts, in languages with spaces between words and without."""
    return "_".join(normalized) in wanted or "".join(normalized) in wanted


def _is_name(link: Link, normalized: Sequence[str]) -> bool:
    """Whether a link's words are the name of its target: that of the file, without its extension, or the fragment."""
    target = split((link.address or "").lower())
    if target is None:
        return False
    name = target.path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return "".join(normalized) in (_letters(name), _letters(target.fragment))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_all(document: Document, link: Link, wanted: frozenset[str]) -> bool:
    """Whether screen readers read only what can be seen of a link."""
    name = name_of(document, link)
    return name == link.text or is_generic(document.language.words(name).normalized, wanted)


def _joined(document: Document, text: str) -> str:
    normalized = document.language.words(text).normalized
    return "_".join(normalized)
