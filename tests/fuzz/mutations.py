"""Changes to a text that keep most of it as it was: what a slip of the hand, a bad merge or an attacker would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.subject import clean
from tests.fuzz.vocabulary import long_run, odd, suppression, token

LONGEST = 20_000
"""Characters of an input. Longer ones take time from others; how time grows is measured on its own."""

Mutation = Callable[[Random, str, str], str]
"""A text and another one to take parts from, to a changed text."""


def _range(rng: Random, text: str) -> tuple[int, int]:
    """A short stretch, mostly; of any length now and then."""
    start = rng.randrange(len(text) + 1)
    most = rng.choice((1, 4, 20, 100, 1000, len(text)))
    return start, min(len(text), start + rng.randint(0, most))


def _delete(rng: Random, text: str, other: str) -> str:
    start, end = _range(rng, text)
    return text[:start] + text[end:]


def _duplicate(rng: Random, text: str, other: str) -> str:
    start, end = _range(rng, text)
    return text[:end] + text[start:end] * rng.choice((1, 1, 2, 10)) + text[end:]


def _swap(rng: Random, text: str, other: str) -> str:
    a, b, c, d = sorted((*_range(rng, text), *_range(rng, text)))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _splice(rng: Random, text: str, other: str) -> str:
    start, end = _range(rng, other)
    at, until = _range(rng, text)
    return text[:at] + other[start:end] + text[until if rng.random() < 0.5 else at :]


def _insert(rng: Random, text: str, other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + odd(rng) + text[at:]


def _replace(rng: Random, text: str, other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + odd(rng) + text[at + 1 :]


def _flip(rng: Random, text: str, other: str) -> str:
    at = rng.randrange(len(text) or 1)
    character = text[at : at + 1]
    turned = (character.swapcase(), chr((ord(character or "a") ^ (1 << rng.randrange(7))) & 0x10FFFF), character * 2)
    return text[:at] + rng.choice(turned) + text[at + 1 :]


def _lines(rng: Random, text: str, other: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
    kept = lines.pop(at)
    if rng.random() < 0.7:
        lines.insert(to, rng.choice((kept, f"{rng.choice(('', '  ', '    ', '> ', '- '))}{kept}", kept.rstrip())))
    return "".join(lines)


def _endings(rng: Random, text: str, other: str) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\u2028", "\n\n", " ", "", "\n\r")), rng.choice((-1, 1, 3)))


def _run(rng: Random, text: str, other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + long_run(rng) + text[at:]


def _nest(rng: Random, text: str, other: str) -> str:
    """Deep nesting: many times the same opening mark, and some of them closed again."""
    start, end = _range(rng, text)
    mark, close = rng.choice(
        (("<div>", "</div>"), ("> ", ""), ("- ", ""), ("[", "]"), ("(", ")"), ("*", "*"), ("{", "}"), ("<b>", "</b>"))
    )
    count = rng.choice((5, 40, 150, 400))
    return text[:start] + mark * count + text[start:end] + close * rng.choice((count, count // 2, 0)) + text[end:]


def _suppress(rng: Random, text: str, other: str) -> str:
    at = rng.choice((text.find("\n", rng.randrange(len(text) + 1)) + 1, rng.randrange(len(text) + 1)))
    return f"{text[:at]}{suppression(rng)}\n{text[at:]}"


def _cut(rng: Random, text: str, other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return rng.choice((text[:at], text[at:], text.rstrip(), text + token(rng)))


MUTATIONS: Sequence[Mutation] = (
    *(
        _delete,
        _duplicate,
        _swap,
        _splice,
        _insert,
        _insert,
        _insert,
        _replace,
        _replace,
        _flip,
        _lines,
        _lines,
        _endings,
    ),
    *(_run, _nest, _suppress, _cut),
)


def stretch(rng: Random, text: str) -> str:
    """Some characters of `text` that follow one another, or a mark or two."""
    if rng.random() < 0.3:
        return token(rng) + rng.choice((token(rng), "a ", ""))
    at = rng.randrange(len(text) + 1)
    return text[at : at + rng.choice((1, 2, 5, 12, 30, 80))]


def mutate(rng: Random, text: str, other: str, most: int = 8) -> str:
    """`text` after one or several changes."""
    for _ in range(rng.randint(1, most)):
        text = rng.choice(MUTATIONS)(rng, text, other)[:LONGEST]
    return clean(text)
