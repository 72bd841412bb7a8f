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
    """A preset: what it is for, and the problems per 1,000 words that it, and recommended, showed on such sites."""

    name: str
    about: str
    shown: float
    recommended: float


def presets() -> Sequence[PresetEntry]:
    """All presets, recommended first. Raises ConfigError."""
    source = read(rules_root() / FILE)
    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    names = sorted(preset_names(), key=lambda name: (name != RECOMMENDED, name))
    return [PresetEntry(name, **source.data[name]) for name in names]


def show(form: str) -> str:
    """The presets in one of the forms of `seolint rules`."""
    if form == "json":
        found = [
            {
                "name": preset.name,
                "about": preset.about,
                "problems_per_1000_words": preset.shown,
                "recommended_on_the_same_sites": preset.recommended,
            }
            for preset in presets()
        ]
        return as_json({"presets": found})
    return as_markdown() if form == "markdown" else "\n".join(_lines(presets()))


def as_markdown() -> str:
    """The presets as a table."""
    rows = [
        f"| [`{name}`](rules/presets/{name}.yml) | {shown:.1f} | {usual:.1f} | {about} |"
        for name, about, shown, usual in presets()
    ]
    return "\n".join(["| preset | shows | recommended there | for |", "| --- | ---: | ---: | --- |", *rows])


def _lines(found: Sequence[PresetEntry]) -> Sequence[str]:
    width = max(len(preset.name) for preset in found)
    return [
        *(f"{name:<{width}}  {shown:>5.1f}  {usual:>5.1f}  {about}" for name, about, shown, usual in found),
        "",
        "The numbers are problems shown per 1,000 words of real sites of that kind: by the preset, and by recommended.",
        "Use one with --preset NAME, or extends: NAME in .seolint.yml.",
    ]
