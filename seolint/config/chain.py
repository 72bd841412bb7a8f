"""`extends`: a config and everything that it builds on, in the order in which they are applied."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Any

from seolint.config.layer import ConfigLayer, KnownRules, parse_layer
from seolint.config.values import texts
from seolint.files import is_inside, mode, outside, overlaid_mode, root_of
from seolint.rules import rules_root
from seolint.rules.compiled import PRESETS, preset
from seolint.rules.rule import Rule
from seolint.wording import suggest
from seolint.yaml import ConfigDiagnostic, ConfigError, Source, load, read

NAMES = (".seolint.yml", ".seolint.yaml")
RECOMMENDED = "recommended"

_NOTHING: Mapping[Path, str] = {}

DEEPEST = 50
"""How many configs may extend one another in a row. People need three or four; each takes space on the stack."""


class Chain:
    """What was read so far: `layers`, in the order in which they apply, the known rules, and all diagnostics.

    `deprecated` are those about names of earlier versions, which aren't errors.
    `presets` is how many of the layers are presets that come with seolint; `roots` are the folders in which a file of
    the chain may name others. `unsaved` are the texts of files that an editor has changed.
    """

    def __init__(self, rules: Mapping[str, Rule], roots: Sequence[str] = ()) -> None:
        self.rules, self.roots = dict(rules), roots
        self.unsaved: Mapping[Path, str] = {}
        self.layers: list[ConfigLayer] = []
        self.presets = 0
        self.diagnostics: list[ConfigDiagnostic] = []
        self.deprecated: list[ConfigDiagnostic] = []
        self.broken: set[str] = set()
        self.folders: set[Path] = set()
        self.done: set[Path] = set()

    def roots_for(self, path: Path) -> Sequence[str]:
        """Where a file of the chain may name others; a package, or a folder above, may do so in its own folder."""
        return self.roots if is_inside(path, self.roots) else (root_of(path.parent),)


def follow(
    path: Path | None,
    preset: str,
    rules: Mapping[str, Rule],
    *,
    forced: bool = False,
    named: bool = False,
    unsaved: Mapping[Path, str] = _NOTHING,
) -> Chain:
    """The chain of a config file. It begins with `preset` when no preset is extended.

    `forced` puts `preset` in the place of those that are extended. A file that the user `named` may lie anywhere, and
    names others beside it and in the root of the run. `unsaved` are the texts of files that an editor has changed.
    Raises ConfigError with all that is wrong in any file.
    """
    chain, base = Chain(rules, _roots(path, named) if path else ()), Chain(rules)
    chain.unsaved = unsaved
    if path:
        if not is_inside(path, chain.roots):
            raise ConfigError([ConfigDiagnostic(str(path), 1, 1, f"can't be read: {outside(chain.roots)}")])
        _file(chain, Path(os.path.realpath(path)), None, (), keep=not forced)
    if not chain.presets:
        root = os.path.realpath(path.parent) if path else ""
        place = ConfigDiagnostic("--preset", 0, 0, "")
        _preset(base, preset, root, (), place)
        chain.layers[:0] = base.layers
    diagnostics = [*base.diagnostics, *chain.diagnostics]
    if diagnostics:
        raise ConfigError(diagnostics)
    return chain


def _roots(path: Path, named: bool) -> Sequence[str]:
    if not named:
        return (root_of(path.parent),)
    return tuple(dict.fromkeys((root_of(Path(os.path.realpath(path)).parent), root_of(Path.cwd()))))


def find(start: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The nearest config file at or above `start`, a file or a folder; `known` caches the result for each folder."""
    known, passed, found = {} if known is None else known, [], None
    folder = Path(os.path.realpath(start))
    while folder not in known and not found:
        passed.append(folder)
        found = _config_in(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    found = found or known.get(folder)
    known.update(dict.fromkeys(passed, found))
    return found


def _config_in(folder: Path) -> Path | None:
    for name in NAMES:
        path = folder / name
        overlaid = overlaid_mode(path)
        if path.exists() and not path.is_dir() if overlaid is None else S_ISREG(overlaid):
            return path  # reading it says what is wrong with a pipe
    return None


def preset_names() -> list[str]:
    """The presets that come with seolint."""
    return sorted({RECOMMENDED, *(file.removesuffix(".yml") for file in _files(_presets()) if file.endswith(".yml"))})


def _presets() -> Path:
    return rules_root() / PRESETS


def _files(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - a glob is an expression to compile, at every start
    except OSError:
        return []


def _file(chain: Chain, path: Path, root: str | None, seen: tuple[Path, ...], *, keep: bool = True) -> None:
    """Read a file, after what it extends. Its globs are relative to `root`, or to its own folder."""
    chain.done.add(path)
    folder = root or str(path.parent)
    compiled = preset(path, rules_root())
    source = compiled or _read(chain, path)
    if source.data is not None and not isinstance(source.data, dict):
        source.error((), "a config has to be a mapping, such as `rules:` with rules below it")
    if isinstance(source.data, dict) or not source.diagnostics:
        for place, name in _extended(source):
            _extend(chain, name, path, folder, (*seen, path), place, keep)
        if (source.data or {}).get("custom_rules"):
            from seolint.config.extensions import take_rules  # few configs have rules of their own

            take_rules(chain, source, path)
        if not compiled and source.data:
            from seolint.config.renamed import use_current_names  # most runs have no config of their own

            chain.deprecated += use_current_names(source, chain.rules)
        _check_paths(chain, source, path, folder)
        layer = parse_layer(source, KnownRules(chain.rules, chain.broken), folder)
        chain.layers.append(_with_whole_paths(layer, path.parent))
    chain.diagnostics += source.diagnostics_in_order


def _read(chain: Chain, path: Path) -> Source:
    roots = chain.roots_for(path)
    if path in chain.unsaved:
        return load(chain.unsaved[path], str(path))
    return read(path, roots, quotable=roots is chain.roots)


def _with_whole_paths(layer: ConfigLayer, folder: Path) -> ConfigLayer:
    """`layer` with its baseline and the folders of its own rules as paths that are valid from any folder."""
    whole: dict[str, Any] = {}
    if rules := layer.values.get("custom_rules"):
        whole["custom_rules"] = tuple(os.path.realpath(folder / name) for name in rules)
    if baseline := layer.values.get("baseline"):
        whole["baseline"] = str(folder / baseline)
    return layer._replace(values={**layer.values, **whole}) if whole else layer


def _extended(source: Source) -> Iterator[tuple[ConfigDiagnostic, str]]:
    """The names that a file lists under `extends`, each with its place."""
    for i, name in enumerate(texts(source, ("extends",), (source.data or {}).get("extends"))):
        yield source.placed(("extends", i), ""), name


def _extend(
    chain: Chain, name: str, path: Path, root: str, seen: tuple[Path, ...], place: ConfigDiagnostic, keep: bool
) -> None:
    if name == "..":
        above = find(path.parent.parent) if path.parent != path.parent.parent else None
        if above:
            _once(chain, above, None, seen, place, keep)
        else:
            chain.diagnostics.append(place.with_message(f"there is no {NAMES[0]} in a folder above"))
    elif name.startswith("package:"):
        from seolint.config.extensions import preset_of  # few configs extend packages

        found = preset_of(name.removeprefix("package:").strip())
        if isinstance(found, Path):
            _once(chain, found, root, seen, place, keep)
        else:
            chain.diagnostics.append(place.with_message(found))
    elif "/" in name or name.endswith((".yml", ".yaml")):
        _extend_file(chain, name, path, root, seen, place, keep)
    elif keep:
        _preset(chain, name, root, seen, place)


def _extend_file(
    chain: Chain, name: str, path: Path, root: str, seen: tuple[Path, ...], place: ConfigDiagnostic, keep: bool
) -> None:
    if not is_inside(path.parent / name, roots := chain.roots_for(path)):
        chain.diagnostics.append(place.with_message(f"{name} can't be read: {outside(roots)}"))
    elif (file := Path(os.path.realpath(path.parent / name))).exists() or mode(file):
        _once(chain, file, None if file.name in NAMES else root, seen, place, keep)
    else:
        chain.diagnostics.append(place.with_message(f"there is no file {name}; the path is relative to this config"))


def _preset(chain: Chain, name: str, root: str, seen: tuple[Path, ...], place: ConfigDiagnostic) -> None:
    path = (_presets() / f"{name}.yml").resolve()
    if name in preset_names():
        chain.presets += 1
        if path.is_file():
            _once(chain, path, root, seen, place, True)
    else:
        chain.diagnostics.append(place.with_message(f"there is no preset {name}{suggest(name, preset_names())}"))


def _once(
    chain: Chain, path: Path, root: str | None, seen: tuple[Path, ...], place: ConfigDiagnostic, keep: bool
) -> None:
    """Follow a file that is extended; a file that two others build on is applied once, before both."""
    path = Path(os.path.realpath(path))
    if path in seen:
        names = " -> ".join(other.name for other in (*seen[seen.index(path) :], path))
        chain.diagnostics.append(place.with_message(f"extends goes in a circle: {names}"))
    elif len(seen) >= DEEPEST:
        chain.diagnostics.append(
            place.with_message(f"extends: more than {DEEPEST} configs extend one another; shorten the chain")
        )
    elif path not in chain.done:
        _file(chain, path, root, seen, keep=keep)


def _check_paths(chain: Chain, source: Source, path: Path, root: str) -> None:
    """Report a baseline, or a folder that the site is made from (relative to `root`), if it lies outside."""
    data = source.data or {}
    site = data.get("site")
    made_from = site.get("source") if isinstance(site, dict) else None
    for place, folder, name in (
        (("baseline",), path.parent, data.get("baseline")),
        (("site", "source"), root, made_from),
    ):
        if isinstance(name, str) and not is_inside(Path(folder, name), roots := chain.roots_for(path)):
            source.error(place, f"{name} can't be used: {outside(roots)}")
