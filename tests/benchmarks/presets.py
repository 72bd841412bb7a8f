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
from seolint.linter import Report
from seolint.run.config_loader import ConfigLoader
from seolint.run.discovery import Discovery
from seolint.run.gate import LEVELS
from seolint.run.runner import lint_paths

PER = 1_000
"""Words."""

FOR_ALL = (RECOMMENDED, "strict", "yoast")
"""Presets for sites of every kind."""


def shown(preset: str, folder: str) -> float:
    """Problems that the text report of a site shows, per 1,000 words."""
    settings = config.load(None, preset=preset)
    lowest = LEVELS[settings.min_severity or "warning"]
    outcomes = lint_paths([folder], Discovery(), ConfigLoader(lambda path: settings, search=False))
    reports = [outcome for outcome in outcomes if isinstance(outcome, Report)]
    problems = sum(LEVELS[problem.severity] >= lowest for report in reports for problem in report.problems)
    return PER * problems / max(1, sum(report.words for report in reports))


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
