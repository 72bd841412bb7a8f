"""The number of main headings on a page."""

from __future__ import annotations

from collections.abc import Iterator

from seolint.analysis.branches import together
from seolint.analysis.changelogs import is_changelog
from seolint.analysis.declared import has_front_matter, has_head, is_filled_by_program, leaves_at_once
from seolint.analysis.headings import is_comment, is_title_known, is_whole_page, title_is_heading, title_may_be_heading
from seolint.analysis.templates import is_filled_in
from seolint.document import Document, Element, Finding
from seolint.lazy_regex import expression
from seolint.placeholders import Clause

FACTS = ("count", "text", "beside", "alternative")

_WORDS = expression(r"[^\W_]+")
_SITE_NAME = expression(r"\s{1,3}[-–—|·•»:]{1,2}\s{1,3}\S")
"""How the name of the site is put behind the title of a page."""

WHOLE_PAGE = True
"""What it finds may be caused by any edit to the page."""


def check(
    document: Document, *, min: int = 0, max: int | None = None, title_counts: bool = True, parts: bool = False
) -> Iterator[Finding]:
    """Pages with fewer than `min` main headings (h1), or more than `max`.

    `title_counts`: the title in the front matter counts as one, since themes print it above the article; a heading that
    repeats it word for word is the same one, and may be where a template fills in either. Where no generator is known,
    it doesn't count if the page begins with an h1 of its own or is HTML, and the heading may be all of it but the name
    of the site; where the layout isn't known, it doesn't count for `max`, but for `min`.

    A changelog that a program writes, with an h1 for some versions, isn't judged for `max`. Beside the first one,
    comments of commands that nobody marked as code don't count, nor large figures, nor headings that a program shows at
    times (`v-if`), as demonstrations have.

    Only pages of HTML with a head that don't lead elsewhere at once, and that no program fills, are judged for `min`,
    with `parts` also files that a generator may put into a page with a heading of its own; fragments of HTML and plain
    text never are. Facts: count, text, beside (the first one: 'the title "Tents"'), alternative (what else would do
    where the file can have front matter, as a clause). A missing one is reported at the first words, too many at the
    first one over the limit, with the others in related.
    """
    headings = [heading for heading in document.all("heading") if heading.level == 1]
    headings = [heading for at, heading in enumerate(headings) if not at or _counts(document, heading)]
    if len(headings) > 1:
        headings = [headings[at] for at in together(document, [heading.outer for heading in headings])]
    counts = title_may_be_heading(document) if max is None else title_is_heading(document)
    title = document.title if title_counts and counts else None
    if title is not None and headings and not is_title_known(document) and _begins_with(document, headings[0]):
        title = None
    if title is not None:
        same = (_repeats(document, h, title) or is_filled_in(document, h) for h in headings)
        further = [heading for heading, is_title in zip(headings, same, strict=True) if not is_title]
        headings = further[1:] if is_filled_in(document, title) and len(further) == len(headings) else further
    found = [*([title] if title else []), *headings]
    is_known = not document.parse_errors  # front matter that can't be read may contain a title
    is_known = is_known and document.title_use != "file_name"
    is_judged = is_whole_page(document) if parts else has_head(document) and not leaves_at_once(document)
    is_judged = is_judged and not is_filled_by_program(document)
    if len(found) < min and is_known and document.blocks and is_judged and document.format != "text":
        facts = {"count": len(found), "text": "", "beside": "", "alternative": _alternative(document)}
        yield Finding(document.blocks[0].span, facts)
    elif max is not None and found and len(found) > max and not is_changelog(document):
        extra = found[max if max > 0 else 0]
        others = [heading.span for heading in found if heading is not extra]
        first = f'the {"title" if title else "h1"} "{document.text_of(found[0])}"' if len(found) > 1 else ""
        facts = {"count": len(found), "text": document.text_of(extra), "beside": first, "alternative": ""}
        yield Finding(extra.span, facts, others)


def _alternative(document: Document) -> Clause:
    """A title in front matter, where a file can have that, and its generator isn't known not to print it."""
    is_possible = document.format != "html" or has_front_matter(document)
    is_printed = document.title_use not in ("metadata", "file_name")
    return Clause("or a title in the front matter" if is_possible and is_printed else "")


def _repeats(document: Document, heading: Element, title: Element) -> bool:
    """Whether a heading says what a title says, or is only a picture; "Poles" may be "Poles - Tents" where that may be
    for browsers only.
    """
    text, whole = document.text_of(heading).casefold(), document.text_of(title).casefold()
    if not text or text == whole or _WORDS.findall(text) == _WORDS.findall(whole) != []:
        return True
    rest = whole.removeprefix(text) if text and not is_title_known(document) else whole
    return rest != whole and _SITE_NAME.match(rest) is not None


def _counts(document: Document, heading: Element) -> bool:
    text = document.text_of(heading)
    if text and not any(map(str.isalpha, text)) and any(map(str.isdecimal, text)):
        return False
    return not is_comment(document, heading) and not any(name.startswith("v-") for name in heading.attrs)


def _begins_with(document: Document, heading: Element) -> bool:
    """Whether a page brings its own main heading: it is written in HTML, or nothing comes before the heading."""
    return document.format == "html" or document.blocks[0].outer.start >= heading.outer.start
