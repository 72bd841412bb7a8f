"""The data of the languages, and which of them a text is in, by its letters and function words.

Function words make up a third to a half of running text in any language, so a few hundred words tell surely.

The data files are read from one compiled table: parsing YAML at every start would cost 30 ms.
`languages.json` is made of the YAML files by `python -m seolint.language`; a test holds it to them.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from seolint.lazy_regex import expression

FOLDER = Path(__file__).parent
TABLE = FOLDER / "languages.json"

SAMPLE = 600
"""Words of the text that are looked at, by the spaces between them."""

LONGEST = 10 * SAMPLE
"""Characters that are looked at: all of them, but for scripts without spaces and for very long words."""

LEAST_WORDS = 8
"""Function words that must be found before a language is named."""

LEAST_SHARE = 0.08
"""Share of the words that are function words: 0.3 to 0.5 in running text, less in lists and change logs."""

LEAD = 1.3
"""How many times the share of the next language the best one must have."""

_SCRIPTS = (
    ("ja", "\u3041", "\u30ff", 0.1),
    ("ko", "\uac00", "\ud7a3", 0.3),
    ("zh", "\u4e00", "\u9fff", 0.3),
)
"""First and last letter, and the share of the letters that tells. Compiled as patterns they took 2 ms of each start."""

_LETTERS = expression(r"[^\W\d_]+")
_ASCII_LETTERS = bytes(byte if byte >= 0x80 or chr(byte).isalpha() else 0x20 for byte in range(256))
"""For bytes of UTF-8: a space for what is no letter. To look for the letters instead takes six times as long."""


_KEYS = frozenset({"name", "stemmer", "lists"})
LISTS = frozenset(
    {
        *("function_words", "determiners", "commercial_words", "searcher_words", "transition_words"),
        *("abbreviations", "closing_abbreviations", "final_abbreviations", "numbered_abbreviations"),
        *("generic_link_texts", "image_words", "image_openings", "particles"),
    }
)
"""The lists that a language may have."""


@cache
def table() -> dict[str, Any]:
    """Code -> name, stemmer and lists of every language that has a data file."""
    data: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return data


def compiled(folder: Path = FOLDER) -> dict[str, Any]:
    """What the table should be, from the YAML files. Lists are texts of words parted by white space.

    Raises ValueError for a file that has other keys, lists or stemmers than there are, or no function words.
    """
    import yaml

    found = {}
    for path in sorted(folder.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        _validate(path.name, data)
        data["lists"] = {name: " ".join(str(words).split()) for name, words in data["lists"].items()}
        found[path.stem] = data
    return found


def _validate(name: str, data: Any) -> None:
    import snowballstemmer

    if not isinstance(data, dict) or data.keys() != _KEYS or not isinstance(data["lists"], dict):
        raise ValueError(f"{name}: it needs the keys {', '.join(sorted(_KEYS))}, and no others")
    if unknown := sorted(data["lists"].keys() - LISTS):
        raise ValueError(f"{name}: there is no list {unknown[0]}; there are {', '.join(sorted(LISTS))}")
    if "function_words" not in data["lists"]:
        raise ValueError(f"{name}: the list function_words is missing, by which the language is detected")
    if data["stemmer"] and data["stemmer"] not in snowballstemmer.algorithms():
        raise ValueError(
            f"{name}: there is no stemmer {data['stemmer']}; leave it empty, or use one of snowballstemmer"
        )


@lru_cache(maxsize=1)
def detect(text: str) -> str | None:
    """The code of the language of `text`, which may hold filler; None where that can't be told.

    A check may ask for the same text as the reader did.
    """
    words, foreign = _words(_sample(text))
    if not words:
        return None
    if foreign and max(foreign) >= _SCRIPTS[0][1]:
        letters = sum(map(len, words))
        signs = Counter(foreign).items()
        for code, first, last, share in _SCRIPTS:
            if sum(times for sign, times in signs if first <= sign <= last) >= share * letters:
                return code
    counts: dict[str, int] = {}
    for codes, times in Counter(map(_owners().get, words)).items():
        for code in codes.split() if codes else ():
            counts[code] = counts.get(code, 0) + times
    ranked = sorted(counts.items(), key=itemgetter(1), reverse=True)  # as most_common(2), which loads heapq
    (best, most), (_, next_most) = [*ranked, ("", 0), ("", 0)][:2]
    sure = most >= LEAST_WORDS and most >= LEAST_SHARE * len(words) and most >= LEAD * next_most
    return best if sure else None


def _sample(text: str) -> str:
    """The beginning of the text, in small letters."""
    head = text[:LONGEST].replace("\0", "").split(None, SAMPLE)
    if len(head) <= SAMPLE and len(text) > LONGEST:
        head = text.replace("\0", "").split(None, SAMPLE)
    return " ".join(head[:SAMPLE])[:LONGEST].lower()


def _words(sample: str) -> tuple[list[str], str]:
    """The runs of letters in it, in no order, and those stretches of it that are not all ASCII."""
    plain = sample.encode(errors="surrogatepass").translate(_ASCII_LETTERS).decode(errors="surrogatepass")
    words = plain.split()
    if plain.isascii():
        return words, ""
    foreign = " ".join([word for word in words if not word.isascii()])
    return [word for word in words if word.isascii()] + _LETTERS.findall(foreign), foreign


@cache
def _owners() -> dict[str, str]:
    """Function word -> the languages that it belongs to, parted by spaces: texts are counted faster than tuples."""
    owners: dict[str, str] = {}
    for code, data in table().items():
        lists = data["lists"]
        for word in {*lists["function_words"].split(), *lists.get("determiners", "").split()}:
            owners[word] = f"{owners[word]} {code}" if word in owners else code
    return owners
