"""Capitals in headings: sentence case, title case, upper case or lower case.

Where a word's part in the sentence decides ("Log In", "Sleep in Tents"), both forms are right in a title: a rule that
has to guess would be wrong every other time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from seolint.analysis import capitals as capitals
from seolint.analysis.capitals import ProperNames, Word, acronym, capital, fixed, pieces_of, proper_names, word_set
from seolint.analysis.regex import ArgumentFault, validate_common
from seolint.analysis.templates import is_filled_in
from seolint.analysis.texts import CODE, MappedText, places
from seolint.document import Document, Finding
from seolint.wording import unknown

FACTS = ("text", "expected")

WRITTEN = ("sentence", "title", "upper", "lower")

NOUNS = ("de", "lb")
"""Languages that write every noun with a capital: a sentence in them looks like a title."""

PROPER = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december christmas easter
    thanksgiving halloween ramadan hanukkah diwali english french german spanish italian portuguese dutch russian
    chinese japanese korean arabic turkish polish greek latin hindi swedish danish norwegian finnish ukrainian
    american british canadian australian european african asian indian irish scottish welsh mexican brazilian
    swiss austrian europe africa asia america australia antarctica"""
)
"""English words that always have a capital: days, months, holidays, languages, peoples, continents.

Those that are also other words (march, may, polish) may be in lower case.
"""

_ARTICLES = word_set("a an the")
_CONJUNCTIONS = word_set("and but for nor or")
_SHORT = word_set("as at by for in of on per to via vs v")
"""Prepositions of three letters or fewer. https://apstylebook.com/ (composition titles)."""

_PREPOSITIONS = word_set(
    """aboard about above across after against along amid among amongst around as at atop before behind below beneath
    beside besides between beyond by despite down during except for from in inside into like near of off on onto
    opposite out outside over past per regarding since through throughout till to toward towards under underneath
    unlike until up upon versus via vs with within without"""
)
"""Prepositions, lower case whatever their length. Chicago Manual of Style, 17th edition, 8.159."""

_EITHER = word_set("up off out so yet if than en")
"""Particles of verbs, and conjunctions that style guides disagree about."""

_AP_EITHER = word_set("in on to as by per via")
"""AP gives the infinitive's "to" and particles ("Log In") a capital."""

_CHICAGO_EITHER = word_set(
    """about above across after along around before behind below beyond by down in inside like near on outside over past
    per since through till under until up via"""
)
"""Prepositions that are just as often adverbs, conjunctions or adjectives."""

_PREFIXES = word_set(
    """anti auto bi co counter de ex extra inter intra mid mini multi non post pre pro re semi sub un"""
)
"""Prefixes, which aren't words by themselves: a capital after the hyphen is a matter of taste."""

STYLES = ("ap", "chicago")

_CONTENT = 4
"""Letters of a word that has a capital in most title cases, whatever it is."""

_LEAST_SMALL = 2
"""Content words in lower case that show a text to be a sentence."""


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
        known_text = part.element is None or part.element.kind != "heading" or not is_filled_in(document, part.element)
        for text in texts if part.span.start >= end and known_text else ():
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
        return f"title case is checked only in English, not in {language.label}"
    if style == "sentence" and language.code in (*NOUNS, "und"):
        return f"in {language.label} capitals don't distinguish titles from sentences"
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
    """A text including its inline code."""
    if CODE not in written:
        return written
    at = [i for i, sign in enumerate(text.text) if sign == CODE]
    starts = {text.span(i, i + 1).start for i in at}
    codes = [document.text_of(code) for code in document.all("inline_code") if code.span.start in starts]
    pieces = written.split(CODE)
    return pieces[0] + "".join(code + piece for code, piece in zip(codes, pieces[1:], strict=False))


def is_sentence(found: Sequence[Word]) -> bool:
    """Whether most of a text's longer words are in lower case, so that a capital is likely to mean a name."""
    longer = [word.text[0].isupper() for word in found[1:] if len(word.text) >= _CONTENT]
    return longer.count(False) >= _LEAST_SMALL and longer.count(False) > longer.count(True)


def sentence_word(word: Word, names: ProperNames, english: bool, trusted: bool) -> str:
    """How a word of a text that is written as a sentence should be written.

    `trusted`: a word that the article nowhere writes in lower case may be a name.
    """
    if trusted and word.text.lower() not in names.small and word.text == capital(word.text.lower()):
        return word.text
    if word.quoted or names.has(word.text, word.before, word.after):
        return capital(word.text) if word.first and not word.quoted and not fixed(word.text) else word.text
    pieces = pieces_of(word.text)
    written = [_sentence_piece(piece, names, english) for piece in pieces]
    if word.first and not fixed(pieces[0]):
        written[0] = capital(written[0])
    elif word.free:
        written[0] = pieces[0]
    elif pieces[0] == "A" and word.last:
        written[0] = "A"
    return "".join(written)


def _sentence_piece(piece: str, names: ProperNames, english: bool) -> str:
    """A word, or a part of a compound, in the middle of a sentence."""
    if fixed(piece) or acronym(piece) or names.has(piece) or (len(piece) == 1 and piece != "A"):
        return piece
    lower = piece.lower()
    bare = lower.removesuffix("'s").removesuffix("’s")
    if english and piece == capital(lower) and (bare in PROPER or lower.replace("’", "'").startswith("i'")):
        return piece
    return lower


def restored(text: str, names: ProperNames, english: bool) -> str:
    """A word of a text in all capitals, put in lower case but for the capitals of names known from the article."""
    lower = text.lower()
    if lower in names.forms:
        return min(names.forms[lower])
    return capital(lower) if english and (lower in PROPER or lower in ("i", "i'm", "i’m")) else lower


def title_word(word: Word, style: str) -> str:
    """How a word is written in title case of `style`, one of STYLES."""
    pieces = pieces_of(word.text)
    if len(pieces) == 1:
        return _title_simple(word, style)
    return "".join(_title_piece(pieces, i, style) for i in range(len(pieces)))


def _title_simple(word: Word, style: str) -> str:
    if fixed(word.text):
        return word.text
    lower = word.text.lower()
    if word.first or word.last or not _is_minor(lower, style):
        return capital(word.text)
    undecided = word.free or word.quoted or lower in (_AP_EITHER if style == "ap" else _CHICAGO_EITHER) | _EITHER
    return word.text if undecided and word.text in (lower, capital(lower)) else lower


def _title_piece(pieces: Sequence[str], at: int, style: str) -> str:
    """A part of a compound, or a hyphen: small inside ("Step-by-Step"), else a capital; either after a prefix."""
    piece = pieces[at]
    if fixed(piece) or at % 2:
        return piece
    inside = 0 < at < len(pieces) - 1
    if inside and _is_minor(piece.lower(), style):
        return piece.lower()
    undecided = at > 0 and (style == "ap" or pieces[0].lower() in _PREFIXES or _is_minor(piece.lower(), style))
    return piece if undecided else capital(piece)


def _is_minor(lower: str, style: str) -> bool:
    """Whether a word is in lower case inside a title, at least in some of its uses."""
    prepositions = _SHORT if style == "ap" else _PREPOSITIONS
    return lower in _ARTICLES or lower in _CONJUNCTIONS or lower in _EITHER or lower in prepositions
