"""The data files of generators -> the table that is read at startup, once each is known to be right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from seolint.site.generators import FOLDER, FORMS, KINDS, NAVIGATION_STYLES, TITLES, generator_from
from seolint.site.heading_ids import STYLES


def compiled(folder: Path = FOLDER) -> Mapping[str, Any]:
    """What the table should hold, from the YAML files. Raises ValueError for a file with anything that isn't known."""
    found = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yml"))}
    for name, fields in found.items():
        if wrong := _wrong(name, fields, found):
            raise ValueError(f"{name}.yml: {wrong}")
    return found


def _wrong(name: str, fields: Any, others: Mapping[str, Any]) -> str:
    """What is wrong with a data file; "" for nothing."""
    try:
        generator = generator_from(name, fields)
    except (TypeError, AttributeError) as error:
        return str(error)
    if generator.title not in TITLES:
        return f"title is one of {', '.join(TITLES)}"
    if unknown := set(generator.yields_to) - others.keys():
        return f"yields_to names {', '.join(sorted(unknown))}, which has no data file"
    if not generator.recognised_by or not generator.extensions:
        return "it needs recognised_by and extensions"
    if any((each.sets or each.adds) not in KINDS for each in generator.settings):
        return f"what a setting sets or adds to is one of {', '.join(KINDS)}"
    if generator.addresses and generator.addresses.form not in FORMS:
        return f"form is one of {', '.join(FORMS)}"
    if generator.navigation and generator.navigation.style not in NAVIGATION_STYLES:
        return f"the style of a navigation is one of {', '.join(NAVIGATION_STYLES)}"
    if generator.heading_ids not in ("", *STYLES):
        return f"heading_ids is one of {', '.join(STYLES)}"
    return ""
