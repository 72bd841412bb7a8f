"""What runs for a path: presets, `.seolint.yml`, overrides and the command line, laid over the rules as patches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from seolint.config.chain import NAMES, RECOMMENDED, find, follow
from seolint.config.globs import match, matching, real_path
from seolint.config.layer import ConfigLayer, Patch
from seolint.config.overrides import Overrides, patches_of
from seolint.rules import current_ids, load_rules
from seolint.rules.rule import Rule, Severity
from seolint.yaml import ConfigDiagnostic

__all__ = ["NAMES", "RECOMMENDED", "ActiveRule", "Config", "Overrides", "find", "load"]

_NOTHING: Mapping[str, Any] = {}
_NO_OVERRIDES = Overrides()


class ActiveRule(NamedTuple):
    """A rule as it runs: its severity, all its options, and where each was set (key -> file:line)."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]
    origins: Mapping[str, str] = _NOTHING
    on: bool = True


class Config(NamedTuple):
    """The settings of a run. `states` are all rules, `rules` those that run; a plain value that can be pickled.

    `language` is for documents that don't declare theirs; one in `command_line` wins over what a document declares.
    """

    states: Mapping[str, ActiveRule]
    rules: tuple[ActiveRule, ...] = ()
    language: str | None = None
    content: str | None = None
    ignore: tuple[str, ...] = ()
    front_matter: Mapping[str, tuple[str, ...]] = _NOTHING
    keyphrases: Mapping[str, tuple[str, ...]] = _NOTHING
    formats: Mapping[str, str] = _NOTHING
    """The formats of extensions that are linted as well, or differently than usual."""
    custom_rules: tuple[str, ...] = ()
    site: Mapping[str, str] = _NOTHING
    baseline: str | None = None
    fail_on: str = "error"
    max_warnings: int | None = None
    min_severity: str | None = None
    """The lowest severity that is shown; None for each format's default."""
    max_file_size: int = 20
    """The maximum size of an article, in megabytes."""
    root: str = ""
    layers: tuple[ConfigLayer, ...] = ()
    """What each file sets, the first laid down first."""
    command_line: Overrides = _NO_OVERRIDES
    patches: tuple[Patch, ...] = ()
    """What the command line changes in rules."""
    origins: Mapping[str, str] = _NOTHING
    deprecated: tuple[ConfigDiagnostic, ...] = ()
    """Names of earlier versions that the files and the command line use, and what they are called now."""
    phrases: tuple[str, ...] = ()
    """The keyphrases for the file that this config was asked for (`for_path`)."""
    generator: str = ""
    """The id of the generator of the site that the file belongs to; it comes from the files of the site."""
    titles_shown: Mapping[str, bool] = _NOTHING
    """Whether the layouts of that site show the title of a page as its h1, by name; "" for pages that name none."""

    @property
    def current_ids(self) -> Mapping[str, str]:
        """The former ids of rules -> their current ones."""
        return current_ids({name: state.rule for name, state in self.states.items()})

    @property
    def overrides(self) -> tuple[ConfigLayer, ...]:
        """The overrides of all files, in the order in which they are applied."""
        return tuple(override for layer in self.layers for override in layer.overrides)

    def for_path(self, path: Path | str) -> Config:
        """The config in force for one file: overrides whose globs match it, later ones over earlier ones."""
        overrides = self.overrides
        laid = [overrides[at] for at in self.overriding(path)]
        config = _settle(_over(self, laid)) if laid else self
        phrases = self.keyphrases_for(path)
        return config._replace(phrases=phrases) if phrases else config

    def overriding(self, path: Path | str) -> Iterator[int]:
        """Which of the overrides are for a file."""
        overrides, first = self.overrides, 0
        real = real_path(path) if overrides else ""
        for root, group in groupby(overrides, key=attrgetter("root")):
            lists = [override.files for override in group]
            yield from (first + at for at in matching(lists, root, real))
            first += len(lists)

    def ignores(self, path: Path) -> bool:
        """Whether `ignore` names a file (absolute path); with `!`, later layers reinclude what earlier ones ignore."""
        ignored, lists = False, tuple(self._ignore_lists())
        real = real_path(path) if lists else ""
        for root, globs in lists:
            matched = match(globs, root, real)
            ignored = ignored if matched is None else matched
        return ignored

    def _ignore_lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The globs of `ignore`; those of adjacent layers with the same folder form one list."""
        lists = ((layer.root, layer.values["ignore"]) for layer in self.layers if "ignore" in layer.values)
        for root, parts in groupby(lists, key=itemgetter(0)):
            yield root, tuple(glob for _, globs in parts for glob in globs)

    def keyphrases_for(self, path: Path | str) -> tuple[str, ...]:
        """The keyphrases for a file: those on the command line, or else those of the last matching glob."""
        if self.command_line.keyphrases:
            return tuple(self.command_line.keyphrases)
        found: tuple[str, ...] = ()
        layers = [layer for layer in self.layers if layer.values.get("keyphrases")]
        real = real_path(path) if layers else ""
        for layer in layers:
            globs, phrases = zip(*layer.values["keyphrases"].items(), strict=True)
            for at in matching([(glob,) for glob in globs], layer.root, real):
                found = phrases[at]
        return found


def load(
    path: Path | None = None,
    overrides: Overrides = _NO_OVERRIDES,
    *,
    preset: str | None = None,
    lenient: bool = False,
    named: bool = False,
    today: str = "",
    unsaved: Mapping[Path, str] | None = None,
) -> Config:
    """The config in a file (or the preset alone), with the overrides of the command line.

    `preset` replaces those that the file extends. `lenient` skips overrides for rules that this config doesn't know, as
    another one may know them. `named` is for a file that the user named, which may lie anywhere. `today` is the day
    that rules take as today unless a config names another; without it they judge no dates. `unsaved` are the texts of
    files (without links in their paths) that an editor has changed. Raises ConfigError.
    """
    forced = preset is not None
    chain = follow(path, preset or RECOMMENDED, load_rules(), forced=forced, named=named, unsaved=unsaved or {})
    deprecated = chain.deprecated
    if overrides.select or overrides.ignore or overrides.set_options:
        from seolint.config.renamed import current_overrides

        overrides, old_names = current_overrides(overrides, chain.rules)
        deprecated += old_names
    patches = patches_of(overrides, chain.rules, lenient)
    states = {name: ActiveRule(rule, rule.severity, _defaults(rule, today)) for name, rule in chain.rules.items()}
    root = os.path.realpath(path.parent) if path else ""
    config = Config(states, root=root, command_line=overrides, patches=patches, layers=tuple(chain.layers))
    return _settle(_over(config, chain.layers)._replace(deprecated=tuple(deprecated)))


def _defaults(rule: Rule, today: str) -> Mapping[str, Any]:
    return {name: today if name == "today" else option.default for name, option in rule.options.items()}


def _over(config: Config, layers: Iterable[ConfigLayer]) -> Config:
    """`config` with everything set in `layers`, the later over the earlier; rules not yet picked."""
    states, origins = dict(config.states), dict(config.origins)
    values: dict[str, Any] = {}
    for layer in layers:
        for patch in layer.rules:
            _apply(states, patch)
        for key, value in layer.values.items():
            before = values.get(key, getattr(config, key))
            values[key] = _joined(before, value)
            if isinstance(value, tuple) and before:
                origins[key] = f"{origins[key]}, {layer.origins[key]}"
            else:
                origins[key] = layer.origins[key]
        origins.update({key: origin for key, origin in layer.origins.items() if "." in key})
    return config._replace(states=states, origins=origins, **values)


def _joined(before: Any, value: Any) -> Any:
    """Lists add up, mappings are laid over each other, anything else is replaced."""
    if isinstance(value, tuple):
        return (*before, *(item for item in value if item not in before))
    return {**before, **value} if isinstance(value, Mapping) else value


def _apply(states: dict[str, ActiveRule], patch: Patch) -> None:
    names = [patch.name] if patch.name in states else [n for n, s in states.items() if s.rule.family == patch.name]
    for name in names:
        state = states[name]
        states[name] = ActiveRule(
            state.rule,
            patch.severity or state.severity,
            {**state.options, **patch.options},
            {**state.origins, **patch.origins},
            state.on if patch.on is None else patch.on,
        )


def _settle(config: Config) -> Config:
    """`config` with what the command line sets, and the rules that run."""
    overrides, states = config.command_line, dict(config.states)
    for patch in config.patches:
        _apply(states, patch)
    rules = tuple(state for name, state in states.items() if _runs(name, state, overrides))
    return config._replace(states=states, rules=rules, **overrides.values)


def _runs(name: str, state: ActiveRule, overrides: Overrides) -> bool:
    if name in overrides.ignore or (state.rule.family in overrides.ignore and name not in overrides.select):
        return False
    if name in overrides.select:
        return True
    return state.on and (not overrides.select or state.rule.family in overrides.select)
