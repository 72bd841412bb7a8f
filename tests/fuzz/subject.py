"""One input of a fuzzing run: a file, by name and content, and the kind of checks that apply to it."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

ARTICLE, CONFIG, RULE, IGNORE, BASELINE = "article", "config", "rule", "ignore", "baseline"

FILE_NAMES = {CONFIG: ".seolint.yml", RULE: "house-rule.yml", IGNORE: ".gitignore", BASELINE: ".seolint-baseline"}
"""The name of the file of each kind but articles, which have several."""


class Subject(NamedTuple):
    """A file to try. `text` stands for any bytes: what is not UTF-8 is in it as surrogates (`surrogateescape`)."""

    kind: str
    name: str
    text: str

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8", "surrogateescape")

    @property
    def suffix(self) -> str:
        """The extension of an article."""
        return PurePath(self.name).suffix


def text_of(data: bytes) -> str:
    """Bytes as the text of a subject."""
    return data.decode("utf-8", "surrogateescape")


def clean(text: str) -> str:
    """`text` without surrogates that stand for no byte, so that it can be written to a file.

    They become the three bytes that an encoder without scruples would write.
    """
    return text_of(text.encode("utf-8", "surrogatepass")) if _alien(text) else text


def _alien(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return True
    return False
