"""An article as all checks on articles need it: decoded, read once, linted under configs that ask for everything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, cached_property

from seolint import config
from seolint.config import Config
from seolint.document import Document
from seolint.linter import Extras, Report, examine, parse
from seolint.readers import format_of
from seolint.readers.decode import decode
from seolint.rules.rule import Option
from tests.fuzz.subject import Subject

KEYPHRASE = "running shoes"

EVERY_RULE = "every rule"
"""The config under which every article is linted; the others of `configs` are for some."""

EXTRAS = Extras(page_summary=True, page_text=True, not_applicable=True, scores=True)


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
        "strict": config.load(overrides=config.Overrides(keyphrases=(KEYPHRASE,)), preset="strict"),
        "selector": config.load(overrides=config.Overrides(content="main p, article > *, [class]")),
        EVERY_RULE: config.load(
            overrides=config.Overrides(select=families, keyphrases=(KEYPHRASE, "漢字"), set_options=low),
            preset="strict",
        ),
    }


def _lowest(option: Option) -> int:
    return int(option.minimum or 0)


class Article:
    """What comes of a subject, under the configs named. Raises DecodeError where its bytes are no text."""

    def __init__(self, subject: Subject, names: Collection[str] = (EVERY_RULE,)) -> None:
        self.path, self.names = subject.name, names
        self.format = format_of(subject.name) or "text"
        self.source = decode(subject.data, self.format)

    @cached_property
    def document(self) -> Document:
        """The article as its reader reads it."""
        return parse(self.source, self.path, configs()[EVERY_RULE], self.format)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """What is reported under each config."""
        return {name: self.examined(name) for name in self.names}

    def examined(self, name: str, source: str | None = None) -> Report:
        """What is reported under a config, worked out anew; of another source, if one is named."""
        source = self.source if source is None else source
        return examine(source, self.path, configs()[name], self.format, extras=EXTRAS)
