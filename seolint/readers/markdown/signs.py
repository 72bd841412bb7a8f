"""Signs that a source may contain the syntax of a dialect. Most articles contain hardly any.

One pass for each character that any of it begins with, and only where the source has that character at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from seolint.lazy_regex import expression
from seolint.readers.diagrams import CLASSES
from seolint.readers.markdown.data_blocks import PROPERTIES_SIGN
from seolint.readers.markdown.data_blocks import SIGN as DATA
from seolint.readers.markdown.extensions import CITED, REFERENCE, SHORTCODES

_SIGNS: Sequence[tuple[str, re.Pattern[str]]] = (
    ("$", expression(r"\$")),
    ("\\", expression(r"\\(?:[(\[]|(?=begin\{))")),
    ("[", expression(r"\[[\[!]")),
    ("[/", expression(r"\[/(?=(?:source)?code\])")),
    ("_START=", expression(r"=(?=(?:CODE|SOURCE|LISTING)_START=)")),
    ("@", expression(rf"\[(?={CITED})")),
    ("@", expression(rf"@(?={REFERENCE})")),
    ("]", expression(r"\](?:\{|\((?=#tab/))")),
    ("{", expression(r"\{(?:-\}|\{(?=[<%][ \t]{0,9}(?:tab|/))|%(?=-?[ \t]{0,9}tab)|(?<=```\{)|(?<=~~~\{)|(?<=:::\{))")),
    ("}", expression(r"\}`")),
    (":", expression(rf":(?:::|(?={SHORTCODES}))")),
    ("+", expression(r"\+-")),
    ("=", expression(r"=(?===[ ]\")")),
    ("=", expression(r"\)=(?=[ \t\r]*(?:\n|\Z))")),
    (" markdown", expression(r" markdown(?=[=>])")),
    ("<", expression(r"<(?=Tab|CodeGroup|tab[ >])")),
    ("</", expression(r"</(?=[A-Z])")),
    (">", expression(DATA)),
    ("::", expression(PROPERTIES_SIGN)),
    ("<", expression(rf"<[dp](?=(?:iv)?[ \t][^<>]{{0,300}}(?:{'|'.join(sorted(CLASSES))}))")),
)
"""What must be in a source, and its signs then: a search for one character skips ahead, one for a set doesn't."""


def signs_in(source: str) -> Set[str]:
    """The signs in a source, each as long as it is in the patterns above: `[[`, `{-}`, `:`."""
    return {found[0] for needed, signs in _SIGNS if needed in source for found in signs.finditer(source)}
