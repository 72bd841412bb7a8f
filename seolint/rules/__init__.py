"""Rule files -> rules: those that come with seolint, and those of a site's own house style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from seolint.files import RefusedError
from seolint.files.folders import files_below
from seolint.rules.compiled import PRESETS, keep, rules_in, stored
from seolint.rules.options import SEVERITIES, option_fault, option_faults
from seolint.rules.rule import NAME, Rule
from seolint.yaml import ConfigDiagnostic, ConfigError, Source, load, read

__all__ = [
    "SEVERITIES",
    "current_ids",
    "load_rule",
    "load_rules",
    "load_rules_in",
    "option_fault",
    "option_faults",
    "parse_rule",
    "parsed_rules",
    "rule_paths",
    "rules_root",
]

MOST_FILES = 2_000
"""Rule files in a folder; the largest house styles have a few hundred."""


def rules_root() -> Path:
    """The folder of the built-in rules: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def load_rules() -> Mapping[str, Rule]:
    """The built-in rules by id. Raises ConfigError with everything that is wrong with them."""
    root = rules_root()
    found = stored(root)
    if found:
        return {rule.id: rule for rule in rules_in(found)}
    rules = parsed_rules(root)
    keep(root, rules.values())
    return rules


def current_ids(rules: Mapping[str, Rule]) -> Mapping[str, str]:
    """Old ids of rules -> their current ids. The current id of a rule is never an old one."""
    return {old: rule.id for rule in rules.values() for old in rule.formerly if old not in rules}


def parsed_rules(root: Path) -> Mapping[str, Rule]:
    """The built-in rules by id, from their files in the folder `root`. Raises ConfigError."""
    paths = (path for path in root.glob("*/*.yml") if path.parent.name != PRESETS)
    return _load(paths, thorough=False)


def load_rules_in(folder: Path, roots: Sequence[str] | None = None) -> Mapping[str, Rule]:
    """The rules in a folder and the folders below it, by id. Raises ConfigError with all that is wrong with them.

    Files outside the folders `roots` are not read. Raises OSError as `rule_paths` does.
    """
    return _load(rule_paths(folder), thorough=True, roots=roots)


def rule_paths(folder: Path) -> Sequence[Path]:
    """The rule files in a folder and the folders below it: all YAML files without a hidden part in their path there.

    Raises OSError, including RefusedError if there are too many.
    """
    found = [Path(path) for path in files_below(folder) if path.endswith((".yml", ".yaml"))]
    if len(found) > MOST_FILES:
        raise RefusedError(f"it has more than {MOST_FILES:,} rule files; name a folder with fewer")
    return found


def load_rule(path: Path, *, thorough: bool = True, roots: Sequence[str] | None = None) -> Rule:
    """The rule in a file: its id is the file's name, its family the folder's. Raises ConfigError.

    `thorough` also asks the check whether it can use its arguments. See `read_file` about `roots`.
    """
    return _rule_in(read(path, roots), path, thorough)


def parse_rule(text: str, path: Path) -> Rule:
    """The rule that a file with this text would define. Raises ConfigError."""
    return _rule_in(load(text, str(path)), path, thorough=True)


def _rule_in(source: Source, path: Path, thorough: bool) -> Rule:
    from seolint.rules.reading import rule_of

    if source.diagnostics:
        raise ConfigError(source.diagnostics)
    family = path.resolve().parent.name
    for kind, name in (("file", path.stem), ("folder", family)):
        if not NAME.fullmatch(name):
            named = f"the {kind}'s name {name!r} names the {'rule' if kind == 'file' else 'family'}"
            source.error((), f"{named}: write it with letters, digits and hyphens, such as long-sentence")
    return rule_of(source, path.stem, family, thorough)


def _load(paths: Iterable[Path], *, thorough: bool, roots: Sequence[str] | None = None) -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    places: dict[str, Path] = {}
    diagnostics: list[ConfigDiagnostic] = []
    for path in sorted(paths):
        rule, wrong = _tried(path, thorough, roots)
        diagnostics += wrong
        if path.stem in places:
            diagnostics.append(_again(path, places[path.stem]))
        places[path.stem] = path
        if rule:
            rules[rule.id] = rule
    if diagnostics:
        raise ConfigError(diagnostics)
    return rules


def _tried(path: Path, thorough: bool, roots: Sequence[str] | None) -> tuple[Rule | None, tuple[ConfigDiagnostic, ...]]:
    try:
        return load_rule(path, thorough=thorough, roots=roots), ()
    except ConfigError as error:
        return None, error.diagnostics


def _again(path: Path, first: Path) -> ConfigDiagnostic:
    source = Source(str(path), "")
    source.error_at(0, 0, f"a rule {path.stem} already exists in {first}; rename one of them")
    return source.diagnostics[0]
