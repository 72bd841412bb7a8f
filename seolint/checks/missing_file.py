"""Links and images whose file doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from urllib.parse import unquote

from seolint.analysis.links import address, from_page, names_no_file
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("address", "what", "near", "suggestion")

_FACTS = {"what": "file", "near": ". Was it moved or renamed, or do its capitals differ?", "suggestion": ""}
"""What only a check of the whole site can determine more precisely."""

_END = expression(r"[?#]")
_LONGEST = 1000

_RUN = expression(r"(?:`{3,}|~{3,})[ \t]*\{[a-z]")
"""How code begins that runs when the page is made: `{code-cell}`, `{r}`, `{python}`."""


def check(document: Document, *, kind: str, allow: Sequence[str] = ()) -> Iterator[Finding]:
    """Elements of a `kind` (link, image) that lead to a file of the site which, by `Document.exists`, doesn't exist.

    `allow` are address patterns of files that are made when the site is built; code that runs then may make those that
    it names. Facts: those of `seolint.site.checks.broken_link`.
    """
    if document.exists is None:
        return
    for element in document.all(kind):
        written = address(document, element)
        if not written or len(written) > _LONGEST or names_no_file(written):
            continue
        where = from_page(document, written)
        path = (
            unquote(_END.split(where, maxsplit=1)[0], errors="surrogateescape")
            if where and not names_no_file(where)
            else ""
        )
        if not path or "#" in path:
            continue
        if any(fnmatchcase(path, pattern) for pattern in allow) or not path.isprintable():
            continue
        if document.exists(path) is False and path.rpartition("/")[2] not in document.once(_code_that_runs):
            yield Finding(element.span, {"address": written, **_FACTS})


def _code_that_runs(document: Document) -> str:
    """The code of a page that runs when the page is made."""
    code = (document.source[slice(*block.outer)] for block in document.all("code"))
    return "\n".join(text for text in code if _RUN.match(text.lstrip(" \t>")))


def validate(*, kind: str, **_: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the arguments of a rule."""
    if kind not in ("link", "image"):
        yield ("kind",), f"kind is link or image, not {kind}"


def not_applicable(document: Document, **_: object) -> str:
    """Why files can't be looked for; an empty text where they can."""
    return "" if document.exists else "the text isn't a file on disk, so there is nothing to look beside"
