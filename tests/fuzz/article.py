"""An article as all checks on articles need it: decoded, read once, linted under configs that ask for everything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

from seolint import config
from seolint.config import Config
from seolint.document import Document
from seolint.linter import Report, examine, parse
from seolint.readers import format_of
from seolint.readers._decode import decode
from seolint.rule import Option
from tests.fuzz.subject import Subject

KEYPHRASE = "running shoes"


@cache
def configs() -> Mapping[str, Config]:
    """The presets recommended and strict (with a keyphrase), and every rule there is, content with little text."""
    states = config.load().states
    families = sorted({state.rule.family for state in states.values()})
    low = [
        f"{state.rule.id}.{name}={_lowest(option)}"
        for state in states.values()
        for name, option in state.rule.options.items()
        if name in ("page_words", "least_words", "min_words", "min_uses", "when_words", "section_words")
    ]
    return {
        "recommended": config.load(),
        "strict": config.load(preset="strict", keyphrases=(KEYPHRASE,), sheet=True, page=True),
        "every rule": config.load(
            preset="strict", select=families, keyphrases=(KEYPHRASE, "漢字"), set_options=low, sheet=True, page=True
        ),
    }


def _lowest(option: Option) -> int:
    return int(option.minimum or 0)


class Article:
    """What comes of a subject. Raises DecodeError where its bytes are no text."""

    def __init__(self, subject: Subject) -> None:
        self.path = subject.name
        self.format = format_of(subject.name) or "text"
        self.source = decode(subject.data, self.format)

    @cached_property
    def document(self) -> Document:
        """The article as its reader reads it."""
        return parse(self.source, self.path, configs()["strict"], self.format)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """What is reported under each config."""
        return {name: self.examined(name) for name in configs()}

    def examined(self, name: str, source: str | None = None) -> Report:
        """What is reported under a config, worked out anew; of another source, if one is named."""
        return examine(self.source if source is None else source, self.path, configs()[name], self.format)
