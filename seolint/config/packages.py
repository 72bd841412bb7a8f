"""Presets in packages: `extends: package:NAME` through the entry points of the group `seolint.presets`."""

from __future__ import annotations

from pathlib import Path

from seolint.wording import suggest

GROUP = "seolint.presets"


def preset_of(name: str) -> Path | str:
    """The file NAME.yml in the package that the entry point of this name stands for, or what is wrong."""
    from importlib.metadata import entry_points

    points = entry_points(group=GROUP)
    module = next((point.value.partition(":")[0].strip() for point in points if point.name == name), None)
    if module is None:
        known = {point.name for point in points}
        hint = suggest(name, known) or f"; no package that is installed has an entry point in {GROUP}"
        return f"no package offers a preset {name}{hint}"
    try:
        folder = _folder(module)
    except Exception as error:  # finding a module runs the code of the packages round it
        return f"the package {module} can't be loaded: {type(error).__name__}: {error}"
    for suffix in (".yml", ".yaml"):
        if folder and (folder / f"{name}{suffix}").is_file():
            return folder / f"{name}{suffix}"
    where = f"{module} ({folder})" if folder else f"{module}, which lies in no folder"
    return f"there is no file {name}.yml in {where}"


def _folder(module: str) -> Path | None:
    from importlib.util import find_spec

    spec = find_spec(module)
    if spec is None:
        raise ModuleNotFoundError(f"there is no module {module}")
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(spec.origin).parent if spec.origin else None
