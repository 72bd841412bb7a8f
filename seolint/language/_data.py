"""The data files of the languages, read from one compiled table: parsing YAML at every start would cost 30 ms.

`languages.json` is made of the YAML files by `python -m seolint.language`; a test holds it to them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TABLE = FOLDER / "languages.json"


@cache
def table() -> dict[str, Any]:
    """Code -> name, stemmer and lists of every language that has a data file."""
    data: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))
    return data


def compiled() -> dict[str, Any]:
    """What the table should be, from the YAML files. Lists are texts of words parted by white space."""
    import yaml

    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        data["lists"] = {name: " ".join(str(words).split()) for name, words in data["lists"].items()}
        found[path.stem] = data
    return found
