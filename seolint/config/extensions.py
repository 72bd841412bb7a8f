"""What few configs load from elsewhere: presets from installed packages, and rules from their own folders.

`extends: package:NAME` goes through the entry points of the group `seolint.presets`. The rules in the folders under
`custom_rules` are added to those that come with seolint.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seolint.files import is_folder, is_inside, outside, unreadable
from seolint.rules import current_ids, load_rules_in, rule_paths
from seolint.rules.rule import Rule
from seolint.wording import suggest
from seolint.yaml import ConfigError, Source

if TYPE_CHECKING:
    from seolint.config.chain import Chain

GROUP = "seolint.presets"


def preset_of(name: str) -> Path | str:
    """The file NAME.yml in the package that the entry point with this name refers to, or what is wrong."""
    from importlib.metadata import entry_points

    points = entry_points(group=GROUP)
    module = next((point.value.partition(":")[0].strip() for point in points if point.name == name), None)
    if module is None:
        known = {point.name for point in points}
        hint = suggest(name, known) or f"; no installed package has an entry point in {GROUP}"
        return f"no package offers a preset {name}{hint}"
    try:
        folder = _folder_of(module)
    except Exception as error:  # finding a module runs the code of the packages round it
        return f"the package {module} can't be loaded: {type(error).__name__}: {error}"
    for suffix in (".yml", ".yaml"):
        if folder and (folder / f"{name}{suffix}").is_file():
            return folder / f"{name}{suffix}"
    where = f"{module} ({folder})" if folder else f"{module}, which is not in a folder"
    return f"there is no file {name}.yml in {where}"


def _folder_of(module: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(module)
    if spec is None:
        raise ModuleNotFoundError(f"there is no module {module}")
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(spec.origin).parent if spec.origin else None


def take_rules(chain: Chain, source: Source, path: Path) -> None:
    """Add the rules in the folders that a config names under `custom_rules`."""
    folders = (source.data or {}).get("custom_rules")
    for i, name in enumerate(folders if isinstance(folders, list) else [folders]):
        if not isinstance(name, str) or not name.strip() or "\0" in name:
            continue  # reported with the other values
        if not is_inside(path.parent / name, roots := chain.roots_for(path)):
            source.error(("custom_rules", i), f"{name} can't be read: {outside(roots)}")
            continue
        folder = Path(os.path.realpath(path.parent / name))
        if folder not in chain.folders:
            chain.folders.add(folder)
            try:
                _take_folder(chain, source, folder, ("custom_rules", i), name)
            except OSError as error:
                source.error(("custom_rules", i), f"{name} {unreadable(error)}")


def _take_folder(chain: Chain, source: Source, folder: Path, here: tuple[Any, ...], name: str) -> None:
    """Add the rules in one folder. Raises OSError if it can't be read, or holds too many files."""
    files = rule_paths(folder) if is_folder(folder) else []
    if not files:
        wrong = "there are no rule files (*.yml) in" if is_folder(folder) else "there is no folder"
        source.error(here, f"{wrong} {name}; the path is relative to this config")
        return
    try:
        found = load_rules_in(folder, chain.roots_for(folder))
    except ConfigError as error:
        chain.diagnostics += error.diagnostics
        chain.broken |= {file.stem for file in files} | {file.parent.name for file in files}
        return
    for clash in _clashes(found, chain.rules):
        source.error(here, clash)
    chain.rules.update({name: rule for name, rule in found.items() if name not in chain.rules})


def _clashes(found: Mapping[str, Rule], known: Mapping[str, Rule]) -> Iterator[str]:
    families = {rule.family for rule in (*known.values(), *found.values())}
    old_ids = current_ids(known)
    for rule in found.values():
        if rule.id in old_ids:
            yield f"{rule.id} is a former name of {old_ids[rule.id]}; rename {rule.family}/{rule.id}.yml"
        if rule.id in known:
            yield f"a rule {rule.id} already exists; rename {rule.family}/{rule.id}.yml, or set options under rules:"
        if rule.id in families:
            yield f"{rule.id} is a family of rules; rename {rule.family}/{rule.id}.yml"
        if rule.family in known or rule.family in found:
            yield f"{rule.family} is a rule; rename the folder of {rule.id}.yml"
