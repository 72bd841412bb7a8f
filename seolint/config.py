"""What runs for a path: presets, `.seolint.yml`, overrides and the command line, laid over the rules as patches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from seolint.config_file import Patch, Said, read
from seolint.rule import Rule, Severity
from seolint.rule_files import fits, load_rules, rules_root
from seolint.yaml_source import ConfigError, Mistake, suggest

NAMES = (".seolint.yml", ".seolint.yaml")
RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as it runs: its severity, all its options, and where each was set (key -> file:line)."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]
    origins: Mapping[str, str] = field(default_factory=dict)
    on: bool = True


@dataclass(frozen=True, slots=True)
class Forced:
    """What the command line says: it wins over every file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    patches: tuple[Patch, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What a run follows. `states` are all rules, `rules` those that run; a plain value that pickles.

    `language` is that of documents that don't say theirs; one in `forced` wins over what a document says.
    """

    states: Mapping[str, ActiveRule]
    rules: tuple[ActiveRule, ...] = ()
    language: str | None = None
    content: str | None = None
    ignore: tuple[str, ...] = ()
    front_matter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keyphrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fail_on: str = "error"
    max_warnings: int | None = None
    root: str = ""
    overrides: tuple[Said, ...] = ()
    forced: Forced = Forced()
    origins: Mapping[str, str] = field(default_factory=dict)

    def for_path(self, path: Path | str) -> Config:
        """The config in force for one file: overrides whose globs match it, later ones over earlier ones."""
        matching = [override for override in self.overrides if _matches(override, Path(path))]
        return _settle(_over(self, matching)) if matching else self


def find(start: Path) -> Path | None:
    """The nearest config file at or above `start`, a file or a folder."""
    folder = start.resolve()
    for above in (folder, *folder.parents):
        for name in NAMES:
            if (above / name).is_file():
                return above / name
    return None


def load(
    path: Path | None = None,
    *,
    preset: str = RECOMMENDED,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    set_options: Sequence[str] = (),
    language: str | None = None,
    content: str | None = None,
) -> Config:
    """The config of a file (or of the preset alone), with the command line's wishes over it.

    `select` and `ignore` name rules or families; `set_options` are RULE.OPTION=VALUE. Raises ConfigError.
    """
    rules = load_rules()
    forced = _force(rules, select, ignore, set_options, {"language": language, "content": content})
    said = list(_chain(path, rules, ())) if path else []
    if not any(Path(layer.root) == _presets() for layer in said):
        said = [*_preset(preset, rules, Mistake("--preset", 0, 0, ""), ()), *said]
    states = {name: ActiveRule(rule, rule.severity, _defaults(rule)) for name, rule in rules.items()}
    base = Config(states, root=str(path.parent.resolve()) if path else "", forced=forced)
    overrides = tuple(override for layer in said for override in layer.overrides)
    return _settle(replace(_over(base, said), overrides=overrides))


def _defaults(rule: Rule) -> Mapping[str, Any]:
    return {name: option.default for name, option in rule.options.items()}


def _presets() -> Path:
    return (rules_root() / "presets").resolve()


def _preset(name: str, rules: Mapping[str, Rule], place: Mistake, seen: tuple[Path, ...]) -> Iterator[Said]:
    path = _presets() / f"{name}.yml"
    if path.is_file():
        yield from _chain(path, rules, seen, place)
    elif name != RECOMMENDED:
        known = {RECOMMENDED, *(other.stem for other in _presets().glob("*.yml"))}
        raise ConfigError([replace(place, message=f"there is no preset {name}{suggest(name, known)}")])


def _chain(
    path: Path, rules: Mapping[str, Rule], seen: tuple[Path, ...], place: Mistake | None = None
) -> Iterator[Said]:
    """What a file extends, each before what builds on it, then the file itself."""
    path = path.resolve()
    if path in seen and place:
        names = " -> ".join(other.name for other in (*seen[seen.index(path) :], path))
        raise ConfigError([replace(place, message=f"extends goes in a circle: {names}")])
    said = read(path, rules)
    for name, line, column in said.extends:
        lines = said.source.text.splitlines() if said.source else []
        here = Mistake(str(path), line, column, "", lines[line - 1] if line <= len(lines) else "")
        yield from _extended(name, path, rules, (*seen, path), here)
    yield replace(said, source=None)


def _extended(
    name: str, path: Path, rules: Mapping[str, Rule], seen: tuple[Path, ...], place: Mistake
) -> Iterator[Said]:
    if name == "..":
        above = find(path.parent.parent)
        if above and above.resolve() not in seen:
            yield from _chain(above, rules, seen, place)
    elif "/" in name or name.endswith((".yml", ".yaml")):
        file = path.parent / name
        if not file.is_file():
            raise ConfigError([replace(place, message=f"there is no file {name}; it is sought beside this config")])
        yield from _chain(file, rules, seen, place)
    else:
        yield from _preset(name, rules, place, seen)


def _over(config: Config, layers: Iterable[Said]) -> Config:
    """`config` with everything said in `layers`, the later over the earlier; rules not yet picked."""
    states, values, origins = dict(config.states), dict[str, Any](), dict(config.origins)
    for layer in layers:
        for patch in layer.rules:
            _apply(states, patch)
        values.update(layer.values)
        origins.update(layer.origins)
    return replace(config, states=states, origins=origins, **values)


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
    """`config` with the command line's wishes, and the rules that run."""
    forced, states = config.forced, dict(config.states)
    for patch in forced.patches:
        _apply(states, patch)
    rules = tuple(state for name, state in states.items() if _runs(name, state, forced))
    return replace(config, states=states, rules=rules, **forced.values)


def _runs(name: str, state: ActiveRule, forced: Forced) -> bool:
    if name in forced.ignore or (state.rule.family in forced.ignore and name not in forced.select):
        return False
    if name in forced.select:
        return True
    return state.on and (not forced.select or state.rule.family in forced.select)


def _matches(override: Said, path: Path) -> bool:
    from pathspec import GitIgnoreSpec  # 15 ms: only for those who write overrides

    try:
        relative = path.resolve().relative_to(override.root)
    except ValueError:
        return False
    return GitIgnoreSpec.from_lines(override.files).match_file(relative.as_posix())


def _force(
    rules: Mapping[str, Rule],
    select: Sequence[str],
    ignore: Sequence[str],
    set_options: Sequence[str],
    values: Mapping[str, Any],
) -> Forced:
    known = {*rules, *(rule.family for rule in rules.values())}
    mistakes = [
        Mistake(option, 0, 0, f"there is no rule or family {name}{suggest(name, known)}")
        for option, names in (("--select", select), ("--ignore", ignore))
        for name in names
        if name not in known
    ]
    patches = []
    for text in set_options:
        patch = _parse_set(rules, text)
        if isinstance(patch, Patch):
            patches.append(patch)
        else:
            mistakes.append(Mistake("--set", 0, 0, patch))
    if mistakes:
        raise ConfigError(mistakes)
    given = {key: value for key, value in values.items() if value is not None}
    return Forced(tuple(select), tuple(ignore), tuple(patches), given)


def _parse_set(rules: Mapping[str, Rule], text: str) -> Patch | str:
    """RULE.OPTION=VALUE as a patch, or what is wrong with it."""
    left, equals, value = text.partition("=")
    name, dot, key = left.partition(".")
    if not equals or not dot:
        return f"{text!r} is not RULE.OPTION=VALUE, such as thin-page.min=200"
    if name not in rules:
        return f"there is no rule {name}{suggest(name, rules)}"
    if key not in rules[name].options:
        return f"{name} has no option {key}{suggest(key, rules[name].options)}"
    from seolint.yaml_source import load as load_yaml

    option = rules[name].options[key]
    parsed = value if option.type == "string" else load_yaml(value, "--set").data
    wrong = fits(parsed, option)
    return f"{left} {wrong}" if wrong else Patch(name, options={key: parsed}, origins={key: "--set"})
