"""The address of a page as given in its front matter: what makes it hard to type, to read out and to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from seolint.analysis.declared import excerpt
from seolint.analysis.links import has_template
from seolint.document import Document, Finding
from seolint.lazy_regex import expression

FACTS = ("words", "count", "better", "text")

_HOST = expression(r"(?:https?:)?//[^/]*", re.I)
_KEPT = expression(r"%[0-9a-fA-F]{2}|:\w+")
"""What isn't part of a word: percent-encoded signs, and places that a generator fills in (`:title`)."""

_WORD = expression(r"[^\W_]+")


def check(document: Document, *, fault: str, max: int = 0) -> Iterator[Finding]:
    """Slugs with capitals (`upper_case`), with `underscores`, or with more than `max` `function_words`.

    Checks the path without its host, and for function words its last part. Those that a template fills in aren't
    judged. Facts: words (the function words), count, better (the slug without the fault), text.
    """
    for field in document.all("slug"):
        text = document.text_of(field)
        host = _HOST.match(text)
        start = host.end() if host else 0
        found = None if has_template(document, field) else _FAULTS[fault](document, text[start:])
        if found and len(found[0]) > max:
            words, better = excerpt(", ".join(found[0])), excerpt(text[:start] + found[1])
            yield Finding(field.span, {"words": words, "count": len(found[0]), "better": better, "text": excerpt(text)})


def validate(*, fault: str, **_: object) -> Iterator[tuple[tuple[str], str]]:
    """What is wrong with the arguments of a rule."""
    if fault not in _FAULTS:
        yield ("fault",), f"fault is one of {', '.join(_FAULTS)}, not {fault}"


def _upper_case(_: Document, path: str) -> tuple[list[str], str]:
    return [word for word in _WORD.findall(_KEPT.sub(" ", path)) if word != word.lower()], _better(path)


def _underscores(_: Document, path: str) -> tuple[list[str], str]:
    return ["_"] * ("_" in _KEPT.sub(" ", path)), _better(path)


def _better(path: str) -> str:
    """A path in lower case and with hyphens: the same advice, whichever of its faults is reported."""
    return _each(lambda text: text.lower().replace("_", "-"), path)


def _each(change: Callable[[str], str], path: str) -> str:
    """A path with a change to what its author typed, not to codes or to what a generator fills in."""
    kept = iter([*_KEPT.findall(path), ""])
    return "".join(change(piece) + next(kept) for piece in _KEPT.split(path))


def _function_words(document: Document, path: str) -> tuple[list[str], str]:
    above, slash, last = path.rstrip("/").rpartition("/")
    words = _WORD.findall(_KEPT.sub(" ", last))
    functions = document.language.function_words
    empty = [word for word in words if word.lower() in functions]
    left = "-".join(word.lower() for word in words if word.lower() not in functions)
    return empty, above + slash + left + path[len(path.rstrip("/")) :]


_FAULTS: Mapping[str, Callable[[Document, str], tuple[list[str], str]]] = {
    "upper_case": _upper_case,
    "underscores": _underscores,
    "function_words": _function_words,
}
