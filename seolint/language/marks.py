"""The marks that end sentences, in every script.

They are those with Unicode's property Sentence_Terminal (PropList.txt), up to U+FFFF, and the ellipsis. Left out are
the one dot leader (U+2024) and signs that separate clauses like a comma: Burmese U+104A, Javanese U+A9C8, Balinese
U+1B5E. Tibetan, Thai and Lao have no such mark: a shad or a space also occurs inside sentences.
"""

from __future__ import annotations

from collections.abc import Mapping

from seolint.lazy_regex import expression

WIDE = "。！？｡．"
"""Those of Chinese and Japanese. No space follows them."""

OWN = (
    "\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u104b\u1362\u1367\u1368"
    "\u166e\u1735\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b4e\u1b4f\u1b5a\u1b5b\u1b5f"
    "\u1b7d-\u1b7f\u1c3b\u1c3c\u1c7e\u1c7f\u2cf9-\u2cfb\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f"
    "\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1\uabeb"
)
"""Those used by only one script or a few: Armenian, Arabic, danda, Burmese, Ethiopic, Khmer … They only ever end
sentences, whether a space follows or not."""

COMMON = ".!?…\u203c\u203d\u2047-\u2049\u2e2e\u2e3c\u2e53\u2e54\u2e60\u2e61\ufe12\ufe15\ufe16\ufe52\ufe56\ufe57"
"""All others: a space follows them, and a full stop may be that of an abbreviation."""

SENTENCE_ENDS = COMMON + WIDE + OWN
"""All of them; each of these is the inside of a character class."""

_ENDING = expression(f"[{SENTENCE_ENDS}]")

TYPED_FOR: Mapping[str, str] = {"am": "፡", "el": ";", "hy": ":", "ti": "፡"}
"""What else ends a sentence in a language: the Greek question mark, a colon for the Armenian full stop, and a doubled
Ethiopic word space."""

QUESTION = tuple("?？؟⁇⁈⸮፧꘏")
"""Marks that a question ends with; Greek's is a semicolon elsewhere, and Armenian's is inside the word asked for."""

GREEK_QUESTION = (";", "\u037e")
ARMENIAN_QUESTION = "՞"


def ends_sentence(text: str) -> bool:
    """Whether the last character of a text is a mark that ends sentences."""
    return _ENDING.match(text[-1:]) is not None
