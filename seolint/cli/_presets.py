"""What `seolint rules --presets` prints: each preset, what it is for, and how much it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seolint.config import RECOMMENDED
from seolint.config.chain import preset_names
from seolint.report.console import as_json
from seolint.rules import rules_root
from seolint.yaml import ConfigError, read

FILE = "presets.yml"
"""The file beside the folders of the built-in rules that says what each preset is for."""


class PresetEntry(NamedTuple):
    """A preset: what it is for, and the problems that it showed in 1,000 words of sites of its kind."""

    name: str
    about: str
    shown: float


def presets() -> Sequence[PresetEntry]:
    """All presets, recommended first. Raises ConfigError."""
    source = read(rules_root() / FILE)
    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    names = sorted(preset_names(), key=lambda name: (name != RECOMMENDED, name))
    return [PresetEntry(name, source.data[name]["about"], float(source.data[name]["shown"])) for name in names]


def show(form: str) -> str:
    """The presets in one of the forms of `seolint rules`."""
    if form == "json":
        found = [{"name": name, "about": about, "problems_per_1000_words": shown} for name, about, shown in presets()]
        return as_json({"presets": found})
    return as_markdown() if form == "markdown" else "\n".join(_lines(presets()))


def as_markdown() -> str:
    """The presets as a table."""
    rows = [f"| [`{name}`](rules/presets/{name}.yml) | {shown:g} | {about} |" for name, about, shown in presets()]
    return "\n".join(["| preset | problems shown | for |", "| --- | ---: | --- |", *rows])


def _lines(found: Sequence[PresetEntry]) -> Sequence[str]:
    width = max(len(preset.name) for preset in found)
    return [
        *(f"{name:<{width}}  {shown:>5g}  {about}" for name, about, shown in found),
        "",
        "The numbers are problems shown in 1,000 words, measured on real sites of that kind.",
        "Use one with --preset NAME, or extends: NAME in .seolint.yml.",
    ]
