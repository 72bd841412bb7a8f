"""Capitals of headings: as in a sentence, as in a title, all or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from seolint.analysis import capitals as capitals
from seolint.analysis.arguments import ArgumentFault, validate_common
from seolint.analysis.letter_case import STYLES, is_sentence, restored, sentence_word, title_word
from seolint.analysis.proper_names import proper_names
from seolint.analysis.texts import CODE, MappedText, places
from seolint.document import Document, Finding
from seolint.wording import unknown

FACTS = ("text", "expected")

WRITTEN = ("sentence", "title", "upper", "lower")

NOUNS = ("de", "lb")
"""Languages that write every noun with a capital: a sentence in them looks like a title."""


def check(
    document: Document,
    *,
    style: str,
    scope: str = "heading",
    levels: Sequence[int] = (),
    title_style: str = "ap",
    exceptions: Sequence[str] = (),
) -> Iterator[Finding]:
    """Texts in `scope` that aren't capitalized as `style` asks: sentence, title, upper or lower.

    `exceptions` are words and phrases that are always written so. In a sentence, names keep their capitals:
    abbreviations, words with capitals inside, and what the article's running text writes with a capital in the middle
    of sentences. `title_style` is ap or chicago. Titles are judged in English, sentences in languages that keep
    capitals for names. Facts: text, expected.
    """
    if not_applicable(document, style=style):
        return
    known, end = capitals.exceptions(tuple(exceptions)), 0
    for part, texts in places(document, scope, levels):
        for text in texts if part.span.start >= end else ():
            expected = _expected(document, text.text, style, title_style, known)
            if expected != text.text:
                facts = {"text": _shown(document, text, text.text), "expected": _shown(document, text, expected)}
                yield Finding(text.span(0, len(text.text)), facts)
        end = max(end, part.span.end)


def validate(*, style: str, title_style: str = "ap", **arguments: Any) -> Iterator[ArgumentFault]:
    """What is wrong with the arguments of a rule."""
    for name, value, allowed in (("style", style, WRITTEN), ("title_style", title_style, STYLES)):
        if wrong := unknown(name.replace("_", " "), value, allowed):
            yield (name,), wrong
    yield from validate_common(**{name: arguments[name] for name in ("scope",) if name in arguments})
    for i, text in enumerate(arguments.get("exceptions") or ()):
        if not capitals.words(text):
            yield ("exceptions", i), "an exception has a word at least"


def not_applicable(document: Document, *, style: str, **_: Any) -> str:
    """Why no text of this document can be judged; nothing where one may."""
    language = document.language
    if style == "title" and language.code != "en":
        return f"title case is judged in English, not in {language.label}"
    if style == "sentence" and language.code in (*NOUNS, "und"):
        return f"in {language.label} capitals don't tell a sentence from a title"
    return ""


def _expected(document: Document, text: str, style: str, title_style: str, known: capitals.Exceptions) -> str:
    found = capitals.words(text)
    kept = known.within(found)
    if style in ("upper", "lower"):
        return capitals.corrected(text, found, lambda word: getattr(word.text, style)(), kept)
    names, english = proper_names(document), document.language.code == "en"
    if style == "title":
        write = partial(title_word, style=title_style)
    else:
        write = partial(sentence_word, names=names, english=english, trusted=is_sentence(found))
    if capitals.shouted([word for i, word in enumerate(found) if i not in kept]):
        return capitals.corrected(
            text, found, lambda word: write(word._replace(text=restored(word.text, names, english))), kept
        )
    return capitals.corrected(text, found, write, kept)


def _shown(document: Document, text: MappedText, written: str) -> str:
    """What a text says, with its inline code."""
    if CODE not in written:
        return written
    at = [i for i, sign in enumerate(text.text) if sign == CODE]
    starts = {text.span(i, i + 1).start for i in at}
    codes = [document.text_of(code) for code in document.all("inline_code") if code.span.start in starts]
    pieces = written.split(CODE)
    return pieces[0] + "".join(code + piece for code, piece in zip(codes, pieces[1:], strict=False))
