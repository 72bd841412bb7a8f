"""What generated and mutated inputs are made of: words of several languages, and characters that break programs.

The lists are in `vocabulary.yml`. Its characters are controls, white space of every kind, marks of direction, astral,
combining and decomposed characters, and such whose case or normal form has another length; its tokens are marks of
every syntax that a reader knows, opened more often than closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import yaml

from tests.fuzz.subject import text_of

LISTS: Mapping[str, Sequence[str]] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))

NOT_UTF8 = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf5\x80\x80\x80", b"\xc0\x80")
BYTES = tuple(map(text_of, (*NOT_UTF8, b"\xef\xbb\xbf")))
"""What no editor writes (a surrogate, an overlong form …), and a byte-order mark."""

Maker = Callable[[Random], str]


def pick(rng: Random, name: str) -> str:
    """An item of a list."""
    return rng.choice(LISTS[name])


def words(rng: Random, most: int = 12) -> str:
    """A few words, with spaces of several kinds between them."""
    space = pick(rng, "spaces") if rng.random() < 0.2 else " "
    chosen = rng.choices(LISTS["words"], k=rng.randint(1, most))
    if rng.random() < 0.15:
        chosen.insert(rng.randrange(len(chosen) + 1), pick(rng, "phrases"))
    return space.join(chosen)


def sentence(rng: Random) -> str:
    """Words that begin with a capital, mostly, and end with a mark."""
    text = words(rng)
    return (text[:1].upper() + text[1:] if rng.random() < 0.8 else text) + pick(rng, "marks")


def plain_text(rng: Random) -> str:
    """A paragraph of plain text."""
    return " ".join(sentence(rng) for _ in range(rng.randint(0, 5))) + rng.choice(("\n", "", "\n\n"))


def character(rng: Random) -> str:
    """An unusual character."""
    return pick(rng, "characters")


def entity(rng: Random) -> str:
    """A character reference, or what looks like one."""
    return pick(rng, "entities")


def token(rng: Random) -> str:
    """A mark of some syntax."""
    return pick(rng, "tokens")


def odd(rng: Random) -> str:
    """Something that programs stumble over."""
    if rng.random() < 0.02:  # more of them, and most files are no text
        return rng.choice(BYTES)
    return rng.choice((character, entity, token, token))(rng)


def long_run(rng: Random) -> str:
    """The same thing many times over."""
    return (odd(rng) if rng.random() < 0.7 else words(rng, 3) + " ") * rng.choice((10, 50, 200, 1000))


def suppression(rng: Random, left: str = "<!--", right: str = "-->") -> str:
    """A comment that speaks to seolint, perhaps with a mistake in it."""
    names = ", ".join(pick(rng, "rule_names") for _ in range(rng.randint(0, 3)))
    return f"{left} seolint-{pick(rng, 'verbs')} {names} {right}"


def some(rng: Random, makers: Sequence[Maker], least: int, most: int) -> list[str]:
    """What randomly chosen makers give."""
    return [maker(rng) for maker in rng.choices(makers, k=rng.randint(least, most))]
