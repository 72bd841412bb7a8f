"""How many problems each preset shows in 1,000 words: python -m tests.benchmarks.presets PRESET=FOLDER…

A folder is a site of the kind that the preset is for; sites of recommended, strict and yoast are all of them. Each site
counts alike, whatever its size. Beside each preset is what recommended shows on the same sites. Files are taken as they
are, without the configs that the sites may have. What it measured last is in `rules/presets.yml`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import mean

from seolint import config
from seolint.config.chain import RECOMMENDED, preset_names
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.result import collect
from seolint.run.runner import lint_paths
from seolint.run.site_habits import site_habits

PER = 1_000
"""Words."""

FOR_ALL = (RECOMMENDED, "strict", "yoast")
"""Presets for sites of every kind."""


def shown(preset: str, folder: str) -> float:
    """Problems that the text report of a site shows, per 1,000 words, without those of rules across pages."""
    settings = config.load(None, preset=preset)
    configs = ConfigLoader(lambda path: settings, search=False)
    result = collect(lint_paths([folder], Discovery(), configs), configs)
    result = result._replace(habits=site_habits(result.problems, result.files, result.rules))
    result = result.shown(settings.min_severity or "warning").with_habits_once()
    return PER * len(result.problems) / max(1, sum(file.words for file in result.files))


def measured(sites: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, int, float, float]]:
    """Each preset, how many sites it was tried on, what it shows and what recommended does."""
    everything = [folder for folders in sites.values() for folder in folders]
    usual = {folder: shown(RECOMMENDED, folder) for folder in everything}
    for preset in preset_names():
        folders = everything if preset in FOR_ALL else list(sites.get(preset, ()))
        if folders:
            found = mean(shown(preset, folder) for folder in folders)
            yield preset, len(folders), found, mean(usual[folder] for folder in folders)


def main() -> int:
    sites: dict[str, list[str]] = {}
    for argument in sys.argv[1:]:
        preset, _, folder = argument.partition("=")
        if preset not in preset_names() or not Path(folder).is_dir():
            print(__doc__)
            return 2
        sites.setdefault(preset, []).append(folder)
    print(f"{'preset':<14}{'sites':>6}{'shown':>8}{'recommended':>13}")
    for preset, count, found, usual in measured(sites):
        print(f"{preset:<14}{count:>6}{found:>8.2f}{usual:>13.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
